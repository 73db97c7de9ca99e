/**
 * `npm run bench`: how long each stage takes natively, how long the whole takes in WebAssembly under Node, and how many
 * bytes the package weighs. The texts are made by `benches/text.rs`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { bringPackages, bringRust, buildPackage, main, root, run, say } from './steps.mjs';

/** @typedef {{ name: string, bytes: number, runs: number }} Size */

/** @type {Size[]} As in `benches/stages.rs`; `runs` is how often the whole is timed in wasm. */
const SIZES = [
  { name: '3.5 kB', bytes: 3_500, runs: 500 },
  { name: '100 kB', bytes: 100_000, runs: 40 },
  { name: '1 MB', bytes: 1_000_000, runs: 9 },
];
const STAGES = [
  'language',
  'document',
  'ranking',
  'entities',
  'quotes',
  'figures',
  'changes',
  'key points',
  'keyphrases',
  'whole',
];
const BENCH = ['--quiet', '--package', 'nutgraf-bench'];

await main(async () => {
  bringPackages();
  bringRust();
  say('stages, natively');
  run('cargo', ['bench', ...BENCH, '--', '--quick', '--quiet']);
  buildPackage();
  say('the whole, in WebAssembly');
  const wasm = await wholeInWasm();
  printTimes(wasm);
  printBytes();
});

/** Median milliseconds of `analyze`, by size. */
async function wholeInWasm() {
  const { analyze } = await import('../dist/node.js');
  const medians = [];
  for (const { bytes, runs } of SIZES) {
    const text = prose(bytes);
    const times = [];
    for (let i = 0; i < runs; i++) {
      const start = performance.now();
      await analyze(text);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    medians.push(times[runs >> 1]);
  }
  return medians;
}

/** @param {number} bytes */
function prose(bytes) {
  const args = ['run', ...BENCH, '--release', '--', String(bytes)];
  return execFileSync('cargo', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
}

/**
 * Median milliseconds of a benchmark, as criterion kept it.
 * @param {Size} size
 * @param {string} name
 */
function native({ name: size }, name) {
  const file = join(root, 'target', 'criterion', size, name, 'new', 'estimates.json');
  return JSON.parse(readFileSync(file, 'utf8')).median.point_estimate / 1e6;
}

/** @param {number[]} wasm */
function printTimes(wasm) {
  const words = SIZES.map((size) => native(size, 'unicode_words'));
  const whole = SIZES.map((size) => native(size, 'whole'));
  const rate = (/** @type {number} */ ms, /** @type {number} */ i) => `${(SIZES[i].bytes / ms / 1e3).toFixed(1)} MB/s`;
  const ratio = (/** @type {number} */ ms, /** @type {number} */ i) => `× ${(ms / words[i]).toFixed(1)}`;
  row('', SIZES.map(({ name }) => name));
  row('native: unicode_words() alone', words.map(ms));
  for (const stage of STAGES) row(`native: ${stage}`, SIZES.map((size) => ms(native(size, stage))));
  row('', whole.map(rate));
  row('against unicode_words()', whole.map(ratio));
  row('wasm under Node: whole', wasm.map(ms));
  row('', wasm.map(rate));
  row('against unicode_words()', wasm.map(ratio));
}

function printBytes() {
  const dist = join(root, 'dist');
  const code = readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name) && !name.startsWith('cli'));
  row('\nbytes', ['raw', 'gzip', 'brotli']);
  for (const name of code) {
    const bytes = readFileSync(join(dist, name));
    row(name, [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map(({ length }) => String(length)));
  }
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(value < 10 ? 3 : 1)} ms`;
}

/** @param {string} head @param {string[]} cells */
function row(head, cells) {
  console.log([head.padEnd(30), ...cells.map((cell) => cell.padStart(12))].join(''));
}
