/** Every entry opens the engine in its own way, and gives the same answer. Each runs in a process of its own, for they share an engine. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { summarize } from '../../dist/node.js';
import { root } from '../../scripts/steps.mjs';
import { article } from './fixtures.mjs';

const TEXT = article('ringkas.id.txt');
const BYTES = "(await import('node:fs')).readFileSync('dist/engine.wasm')";

/** What is written after `import * as nutgraf from ENTRY`, and before a summary is asked for. */
const OPENINGS = [
  { entry: 'inline.js', opens: 'the engine inside', before: '' },
  { entry: 'inline.js', opens: 'bytes it is given', before: `await nutgraf.init(${BYTES})` },
  { entry: 'edge-light.js', opens: 'the engine inside', before: 'delete globalThis.DecompressionStream' },
  { entry: 'core.js', opens: 'bytes', before: `await nutgraf.init(${BYTES})` },
  { entry: 'core.js', opens: 'a module', before: `await nutgraf.init(new WebAssembly.Module(${BYTES}))` },
  { entry: 'core.js', opens: 'a promise of a module', before: `await nutgraf.init(WebAssembly.compile(${BYTES}))` },
  { entry: 'index.js', opens: 'a response', before: `await nutgraf.init(new Response(${BYTES}, { headers: { 'Content-Type': 'application/wasm' } }))` },
];

for (const { entry, opens, before } of OPENINGS) {
  test(`${entry} opens ${opens}`, async () => {
    assert.deepEqual(inNode(entry, before), { summary: await summarize(TEXT) });
  });
}

for (const [name, before] of [
  ['nothing', ''],
  ['an address', "await nutgraf.init('./engine.wasm')"],
]) {
  test(`core.js, which loads nothing, given ${name} says what to give it`, () => {
    const { error } = inNode('core.js', before);
    assert.equal(error.name, 'EngineError');
    assert.match(error.message, /call init\(\) with the bytes/);
  });
}

test('core.js reads and fetches nothing: none of its modules asks for a module of Node, or for its own place', () => {
  const before = `const bytes = ${BYTES}; for (const name of ['fetch', 'Response', 'Request', 'process']) delete globalThis[name]; await nutgraf.init(bytes)`;
  assert.ok(inNode('core.js', before).summary.text.length > 0);
  const seen = new Set(['core.js']);
  for (const name of seen) {
    const code = readFileSync(join(root, 'dist', name), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    // The engine's own module has an address for those who give none; calls.js always gives what to open.
    if (name !== 'engine.js') assert.doesNotMatch(code, /node:|import\.meta|\bfetch\b/, name);
    for (const [, imported] of code.matchAll(/from '\.\/([^']+)'/g)) seen.add(imported);
  }
  assert.ok(seen.has('calls.js'));
});

test('one engine serves all entries', () => {
  const before = "await (await import('./dist/inline.js')).init()";
  assert.ok(inNode('core.js', before).summary.text.length > 0);
});

/**
 * What `summarize` gives or throws in a fresh process.
 * @param {string} entry
 * @param {string} before
 * @returns {any}
 */
function inNode(entry, before) {
  const program = `
    import * as nutgraf from './dist/${entry}';
    try {
      ${before};
      console.log(JSON.stringify({ summary: await nutgraf.summarize(${JSON.stringify(TEXT)}) }));
    } catch ({ name, message }) {
      console.log(JSON.stringify({ error: { name, message } }));
    }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}
