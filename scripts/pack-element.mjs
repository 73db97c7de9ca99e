/**
 * `dist/element.js`, the custom element in one small file: a page that has no bundler asks for it alone.
 * As a program: `node scripts/pack-element.mjs`.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

import { root } from './steps.mjs';

/** The element's own modules, and the grouping of key points. The package's other modules stay shared, so the engine is loaded once. */
const PACKED = /^(element|group-)/;
/** A style sheet in a module. */
const SHEET = /(?<== `)[^`]+/g;

/** Joins `js/element.js` and what it imports. */
export async function packElement() {
  const { build, transform } = await import('esbuild');
  const shared = readdirSync(join(root, 'js')).filter((name) => !PACKED.test(name));
  /** @param {string} sheet */
  const small = async (sheet) => (await transform(sheet, { loader: 'css', minify: true, charset: 'utf8' })).code.trim();
  /** @type {import('esbuild').Plugin} */
  const sheets = {
    name: 'sheets',
    setup: ({ onLoad }) =>
      onLoad({ filter: /element-style\.js$/ }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        const made = await Promise.all((code.match(SHEET) ?? []).map(small));
        return { contents: code.replace(SHEET, () => made.shift() ?? ''), loader: 'js' };
      }),
  };
  await build({
    entryPoints: [join(root, 'js', 'element.js')],
    outfile: join(root, 'dist', 'element.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    external: shared.map((name) => `./${name}`),
    plugins: [sheets],
    logLevel: 'warning',
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) await packElement();
