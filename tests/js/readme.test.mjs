/** What the README shows is what was tried. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from '../../scripts/steps.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** A link to a file and a colon, then its content. */
const snippets = [...readme.matchAll(/^\[`([^`]+)`\]\(\1\):\n\n```\w+\n([\s\S]*?)^```$/gm)];

test('there is a snippet for each family', () => {
  assert.ok(snippets.length >= 10, `${snippets.length} found`);
});

for (const [, path, shown] of snippets) {
  test(`${path} stands in the README as it is`, () => {
    assert.equal(shown, readFileSync(join(root, path), 'utf8'));
  });
}

test('every class of error is told', () => {
  const code = readdirSync(join(root, 'js')).map((name) => readFileSync(join(root, 'js', name), 'utf8')).join('\n');
  const classes = [...code.matchAll(/class (\w+Error) extends/g)].map(([, name]) => name);
  assert.ok(classes.length >= 5);
  for (const name of classes) assert.ok(readme.includes(`| \`${name}\``), name);
});

test('every file that the README links to is there', () => {
  for (const [, path] of readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)) {
    assert.ok(existsSync(join(root, path)), path);
  }
});
