/**
 * `engine-inline.js`, the engine as text, for `nutgraf/inline`. As a program: `node scripts/pack-engine.mjs dist`.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const MODULE = `/** engine.wasm, packed with gzip. */
export function packed() {
  return Uint8Array.from(atob(BYTES), (character) => character.charCodeAt(0));
}

const BYTES =
  'BASE64';
`;

/**
 * Packs `engine.wasm` with gzip (every platform can unpack that), and writes it in base64 as a module beside it:
 * 380 kB instead of 760. What has not changed is not made again.
 * @param {string} dist
 */
export function packEngine(dist) {
  const [wasm, packed] = ['engine.wasm', 'engine-inline.js'].map((name) => join(dist, name));
  if (changed(packed) > Math.max(changed(wasm), changed(fileURLToPath(import.meta.url)))) return;
  const base64 = gzipSync(readFileSync(wasm), { level: 9 }).toString('base64');
  writeFileSync(packed, MODULE.replace('BASE64', base64));
}

/** @param {string} file */
function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) packEngine(argv[2]);
