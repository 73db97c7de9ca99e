/** `select` against the table that holds Rust to the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { OptionError, select } from '../../dist/node.js';

const TABLE = JSON.parse(readFileSync(new URL('../cases/select.json', import.meta.url), 'utf8'));

const { sentences, keyPoints, headlines } = TABLE.analysis;
/** What a type takes. @type {Record<string, any[]>} */
const PIECES = { 'key-points': keyPoints, tldr: keyPoints, headline: headlines };

for (const { type, length, taken, text, words, error } of TABLE.cases) {
  const selection = type ? { type, ...length } : length;
  test(`select ${JSON.stringify(selection)}`, () => {
    if (error) return assert.throws(() => select(TABLE.analysis, selection), OptionError);
    const chosen = taken.map((/** @type {number} */ i) => (PIECES[type] ?? sentences)[i]);
    assert.deepEqual(select(TABLE.analysis, selection), {
      text,
      words,
      sentences: chosen.map((/** @type {any} */ piece) => piece.text),
      spans: chosen.flatMap((/** @type {any} */ { start, end, spans }) => spans ?? [{ start, end }]),
    });
  });
}

test('no length is "auto"', () => {
  assert.deepEqual(select(TABLE.analysis), select(TABLE.analysis, { length: 'auto' }));
});

test('what is no analysis is an error that names it', () => {
  for (const wrong of [undefined, null, 'text', {}, { sentences: 3 }]) {
    assert.throws(
      () => select(/** @type {any} */ (wrong)),
      (/** @type {any} */ error) => error instanceof OptionError && error.option === 'analysis',
    );
  }
});
