/** `select` against the table that holds Rust to the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { OptionError, select } from '../../dist/node.js';

const TABLE = JSON.parse(readFileSync(new URL('../cases/select.json', import.meta.url), 'utf8'));

for (const { length, taken, text, words, error } of TABLE.cases) {
  test(`a length of ${JSON.stringify(length)}`, () => {
    if (error) return assert.throws(() => select(TABLE.analysis, length), OptionError);
    const chosen = taken.map((/** @type {number} */ i) => TABLE.analysis.sentences[i]);
    assert.deepEqual(select(TABLE.analysis, length), {
      text,
      words,
      sentences: chosen.map((/** @type {any} */ sentence) => sentence.text),
      spans: chosen.map((/** @type {any} */ { start, end }) => ({ start, end })),
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
