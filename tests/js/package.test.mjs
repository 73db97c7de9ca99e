/** What is shipped: which files, how many bytes, and that nothing in it tells where it was made. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { root } from '../../scripts/steps.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Bytes allowed, by Node's zlib, which needs 2 % more than gzip -9. */
const BUDGET = {
  wasm: { raw: 600_000, gzip: 290_000 },
  javascript: { gzip: 8_000 },
  /** On top of the default entry. */
  element: { gzip: 8_000 },
};

/** @param {string} name */
const built = (name) => readFileSync(join(root, 'dist', name));
/** @param {Buffer} bytes */
const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/**
 * A module and all it imports, each once.
 * @param {string} name
 * @param {Set<string>} [seen]
 * @returns {string[]}
 */
function modulesOf(name, seen = new Set()) {
  if (seen.has(name)) return [];
  seen.add(name);
  const imports = built(name).toString().matchAll(/^(?:import|export)[^;]*?from '\.\/([^']+\.js)'/gm);
  return [name, ...[...imports].flatMap(([, imported]) => modulesOf(imported, seen))];
}

test('the wasm stays within its budget', () => {
  const wasm = built('engine.wasm');
  const [raw, gzip] = [wasm.length, zipped(wasm)];
  assert.ok(raw <= BUDGET.wasm.raw, `${raw} bytes raw, allowed: ${BUDGET.wasm.raw}`);
  assert.ok(gzip <= BUDGET.wasm.gzip, `${gzip} bytes gzip, allowed: ${BUDGET.wasm.gzip}`);
});

test('the JavaScript of the default entry stays within its budget', () => {
  const bytes = zipped(Buffer.concat(modulesOf('index.js').map(built)));
  assert.ok(bytes <= BUDGET.javascript.gzip, `${bytes} bytes gzip, allowed: ${BUDGET.javascript.gzip}`);
});

test('what an entry adds to the one it stands on stays within its budget', () => {
  for (const [entry, base] of [
    ['summarizer.js', 'index.js'],
    ['polyfill.js', 'summarizer.js'],
    ['worker.js', 'index.js'],
    ['worker-thread.js', 'index.js'],
    ['react.js', 'index.js'],
  ]) {
    const common = modulesOf(base);
    const own = modulesOf(entry).filter((name) => !common.includes(name));
    const bytes = zipped(Buffer.concat(own.map(built)));
    assert.ok(bytes <= BUDGET.javascript.gzip, `${entry}: ${bytes} bytes gzip, allowed: ${BUDGET.javascript.gzip}`);
  }
});

test('the element stays within its budget, in one file', () => {
  const bytes = zipped(built('element.js'));
  assert.ok(bytes <= BUDGET.element.gzip, `${bytes} bytes gzip, allowed: ${BUDGET.element.gzip}`);
  assert.doesNotMatch(built('element.js').toString(), /["']\.\/element/);
});

test('the wasm does not tell where it was built', () => {
  const wasm = built('engine.wasm').toString('latin1');
  for (const folder of [root, homedir()]) assert.ok(!wasm.includes(folder), folder);
});

test('the package holds what it should, and no more', () => {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...args] = [...npm, 'pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  const answer = JSON.parse(stdout || `"${stderr}"`);
  // npm answers with a list, newer ones with an object by name.
  const [{ files }] = /** @type {{ files: { path: string }[] }[]} */ (Object.values(answer));
  const made = ['engine-inline.js', 'engine.js', 'engine.wasm', 'types.d.ts'];
  // The element's modules are packed into one.
  const own = readdirSync(join(root, 'js')).filter((name) => !/^element-/.test(name));
  const beside = ['CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'custom-elements.json', 'package.json'];
  assert.deepEqual(
    files.map(({ path }) => path).sort(),
    [...beside, ...[...made, ...own].map((name) => `dist/${name}`)].sort(),
  );
});

test('every file that package.json names is there', () => {
  const exported = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)));
  for (const path of [manifest.main, manifest.types, manifest.bin.nutgraf, ...exported]) assert.doesNotThrow(() => readFileSync(join(root, path)), path);
});

test('nothing is needed at run time, and both licences are there', () => {
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.license, 'MIT OR Apache-2.0');
});

test('the crate and the package have one version', () => {
  const cargo = readFileSync(join(root, 'Cargo.toml'), 'utf8');
  assert.equal(/^version = "(.*)"/m.exec(cargo)?.[1], manifest.version);
});

test('the engine and the worker are named in the one way that bundlers see', () => {
  const entry = built('index.js').toString();
  assert.equal(entry.split("new URL('./engine.wasm', import.meta.url)").length, 2);
  const worker = built('worker.js').toString();
  assert.ok(worker.includes("new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' })"));
  const named = readdirSync(join(root, 'dist')).filter((name) => /new URL\(['"`]/.test(built(name).toString()));
  assert.deepEqual(named.sort(), ['index.js', 'worker.js']);
});
