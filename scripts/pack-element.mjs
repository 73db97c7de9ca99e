/**
 * `dist/element.js`, the custom element in one small file: a page that has no bundler asks for it alone.
 * As a program: `node scripts/pack-element.mjs`.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

import { root } from './steps.mjs';

/** Joins `js/element.js` and the `js/element-*.js` it imports. The package's other modules stay shared, so the engine is loaded once. */
export async function packElement() {
  const { build } = await import('esbuild');
  const shared = readdirSync(join(root, 'js')).filter((name) => !name.startsWith('element'));
  await build({
    entryPoints: [join(root, 'js', 'element.js')],
    outfile: join(root, 'dist', 'element.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    external: shared.map((name) => `./${name}`),
    logLevel: 'warning',
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) await packElement();
