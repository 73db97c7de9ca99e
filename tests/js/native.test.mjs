/** Native Rust and WebAssembly give the same answer, to the last bit of every number. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { analyze, select } from '../../dist/node.js';
import { root } from '../../scripts/steps.mjs';
import { ARTICLES } from './fixtures.mjs';

const TEXTS = [
  ...ARTICLES,
  { name: 'empty', text: '' },
  { name: 'capitals', text: 'THE BOARD MET. IT CHOSE ANA. SHE SAID YES.' },
  { name: 'all articles', text: ARTICLES.map(({ text }) => text).join('\n\n') },
];

test('native and wasm agree', async () => {
  const input = TEXTS.map(({ name, text }) => `${JSON.stringify({ id: name, text })}\n`).join('');
  const { stdout, stderr, status } = spawnSync('cargo', ['run', '--quiet', '--example', 'jsonl', '--', '--auto'], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(answers.map(({ id }) => id), TEXTS.map(({ name }) => name));
  for (const [i, { name, text }] of TEXTS.entries()) {
    const analysis = await analyze(text);
    assert.deepEqual(analysis, answers[i].analysis, name);
    assert.deepEqual(select(analysis).sentences, answers[i].summary, name);
  }
});
