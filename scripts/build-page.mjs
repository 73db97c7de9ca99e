/**
 * `npm run build:page`: puts the page and the package together in page/, for any host of static files.
 * `npm run build:page -- FOLDER`: there instead.
 */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { buildPackage, main, root, say, StepError } from './steps.mjs';

await main(() => {
  buildPackage();
  const page = madeFolder(process.argv[2]);
  copy(join(root, 'www'), page);
  copy(join(root, 'dist'), join(page, 'nutgraf'));
  say(`the page is in ${page}: serve it over http(s), .wasm as application/wasm`);
});

/**
 * The project's own page/ is made anew; a folder that was named is never emptied.
 * @param {string} [given]
 */
function madeFolder(given) {
  const folder = resolve(given ?? join(root, 'page'));
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
  else if (existsSync(folder)) throw new StepError(`${folder} is there already`);
  mkdirSync(folder);
  return folder;
}

/**
 * Copies a folder, without what only tools and other platforms read.
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  const unneeded = /\.ts$|^(cli.*|edge-light|element.*|engine-inline|inflate|inline|node|react|workerd)\.js$/;
  cpSync(from, to, { recursive: true, filter: (path) => !unneeded.test(basename(path)) });
}
