/** `npm run build:page`: puts the page and the package together in page/, for any host of static files. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { buildPackage, main, root, say } from './steps.mjs';

await main(() => {
  buildPackage();
  const page = join(root, 'page');
  rmSync(page, { recursive: true, force: true });
  mkdirSync(page);
  copy(join(root, 'www'), page);
  copy(join(root, 'dist'), join(page, 'nutgraf'));
  say(`the page is in ${page}: serve it over http(s), .wasm as application/wasm`);
});

/**
 * Copies a folder, without what only tools and other platforms read.
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  const unneeded = /\.ts$|^(cli.*|core|edge-light|element.*|engine-inline|inflate|inline|node|react|workerd)\.js$/;
  cpSync(from, to, { recursive: true, filter: (path) => !unneeded.test(basename(path)) });
}
