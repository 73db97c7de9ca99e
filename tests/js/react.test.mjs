/** The React hook where there is no browser: on a server. `tests/browser/react.test.mjs` has the rest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';

import { useSummary } from '../../dist/react.js';

/** @param {{ text?: string | null }} props */
function Reader({ text }) {
  const { summary, analysis, error, loading } = useSummary(text, { sentences: 2 });
  return createElement('p', null, JSON.stringify({ summary, analysis, error, loading }));
}

/** @param {string | null} [text] */
const rendered = (text) => renderToString(createElement(StrictMode, null, createElement(Reader, { text })));

test('on a server it is loading, and reads nothing', () => {
  assert.match(rendered('The board met on Monday.'), /\{&quot;loading&quot;:true\}/);
});

test('without a text there is nothing to wait for', () => {
  for (const text of [undefined, null, '']) assert.match(rendered(text), /\{&quot;loading&quot;:false\}/);
});

test('the element is written into the page by a server', () => {
  const html = renderToString(createElement('nutgraf-summary', { for: 'story', open: true, sentences: 3, focus: 'water' }));
  assert.equal(html, '<nutgraf-summary for="story" open="" sentences="3" focus="water"></nutgraf-summary>');
});
