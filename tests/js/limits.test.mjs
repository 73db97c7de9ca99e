/** Bad and big input: never a crash, a hang, or an empty answer to a text that says something. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { analyze, select } from '../../dist/node.js';
import { article } from './fixtures.mjs';
import { spansOf } from './shape.mjs';

const KB = 1000;
const MB = 1000 * KB;
const ARTICLE = article('harbour.en.txt');

/** @param {string} text @param {number} length */
const fill = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Texts that say something. @type {Record<string, string>} */
const TEXTS = {
  'one word': 'Nutgraf',
  'one sentence': 'The board met on Monday.',
  'no punctuation at all': 'the board met on monday and named ana putri chief executive she starts in may',
  'all capitals': 'THE BOARD MET. IT CHOSE ANA PUTRI. SHE STARTS IN MAY.',
  'emoji only': '😀👩‍👩‍👧🏽🇮🇩 🚢🚢',
  '10,000 one-word lines': Array.from({ length: 10_000 }, (_, i) => `word${i % 97}`).join('\n'),
  'one word of 1 MB': 'a'.repeat(MB),
  'one word of 1 MB of digits': '1'.repeat(MB),
  'one paragraph of 1 MB': fill(`${ARTICLE.replace(/\s+/g, ' ')} `, MB),
  '1 MB of opening quotation marks': '“'.repeat(MB),
  '1 MB of full stops': '.'.repeat(MB),
  '1 MB of capital letters and full stops': fill('A. ', MB),
  '1 MB of CJK without a full stop': fill('東京会議', MB),
  '1 MB of combining marks': `e${'\u0301'.repeat(MB)}`,
  '1 MB of opening parentheses': '('.repeat(MB),
  'NUL and control characters': 'The board\0 met.\u0007 It \u001b[31mchose\u001b[0m Ana.\u0001\n\u0002She agreed.',
  'lone surrogates': 'The \ud800board met. \udc00It chose “Ana \ud83d” on Monday.\udfff',
  'right-to-left': 'اجتمع المجلس يوم الاثنين. واختار آنا رئيسة. هل وافقت؟ نعم.',
  'mixed scripts': article('mixed.und.txt'),
  'HTML pasted as text': article('markup.en.txt'),
  'a thousand copies of one sentence': 'The board met on Monday. '.repeat(1000),
  'zero-width characters': 'The\u200b board\u200d met\ufeff on\u2060 Monday. It chose\u00ad Ana.',
  'old Mac line ends': 'The board met.\r\rIt chose Ana.\rShe agreed.',
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(name, async () => {
    const analysis = await analyze(text);
    for (const { start, end, text: words } of analysis.sentences) {
      // Not assert.equal: its message would hold a megabyte.
      assert.ok(text.slice(start, end) === words, 'a sentence is not what stands at its place');
    }
    for (const { start, end } of spansOf(analysis)) assert.ok(0 <= start && start < end && end <= text.length);
    assert.ok(analysis.keyPoints.length > 0, 'no key point');
    for (const length of [{}, { sentences: 1 }, { words: 1 }, { ratio: 0.01 }]) {
      assert.ok(select(analysis, length).text.length > 0, `an empty summary of ${JSON.stringify(length)}`);
    }
  });
}

for (const [name, text] of Object.entries({ empty: '', blanks: ' \n\t\u00a0\r\n ', 'a byte order mark': '\ufeff' })) {
  test(`nothing: ${name}`, async () => {
    const analysis = await analyze(text, { focus: 'ships', title: 'Ships' });
    assert.deepEqual([analysis.sentences, analysis.keyPoints, analysis.keyphrases], [[], [], []]);
    assert.deepEqual(select(analysis), { text: '', sentences: [], spans: [], words: 0 });
  });
}

test('20 MB of text', async () => {
  const text = fill(ARTICLE, 20 * MB);
  const analysis = await analyze(text);
  assert.ok(select(analysis, { sentences: 3 }).text.length > 0);
  assert.equal(analysis.stats.characters, text.length);
});

/**
 * Milliseconds that some readings of a text take, one after the other.
 * @param {string} text
 * @param {number} times
 */
async function time(text, times) {
  const start = performance.now();
  for (let run = 0; run < times; run++) await analyze(text);
  return performance.now() - start;
}

/** Ways to make a text long. @type {Record<string, (length: number) => string>} */
const LONG = {
  'an article': (length) => fill(ARTICLE, length),
  'one paragraph': (length) => fill(`${ARTICLE.replace(/\s+/g, ' ')} `, length),
  'words all different': (length) =>
    Array.from({ length: length / 10 }, (_, i) => `${i % 9 ? 'w' : '. W'}${String(i).padStart(7, 'abc')}`).join(' ').slice(0, length),
  'names all different': (length) =>
    Array.from({ length: length / 20 }, (_, i) => `Mr. Xa${i.toString(36)} Yo${(i * 7).toString(36)} met.`).join(' ').slice(0, length),
};

for (const [name, make] of Object.entries(LONG)) {
  test(`1 MB takes at most 15 times as long as 100 kB: ${name}`, async () => {
    const [tenth, text] = [make(100 * KB), make(MB)];
    // The tenth ten times, so that what the machine does besides falls on both; the best of some rounds, by turns.
    let [tenths, whole] = [Infinity, Infinity];
    for (let round = 0; round < 6 && !(whole <= 1.5 * tenths); round++) {
      tenths = Math.min(tenths, await time(tenth, 10));
      whole = Math.min(whole, await time(text, 1));
    }
    assert.ok(whole <= 1.5 * tenths, `${whole.toFixed()} ms against ten times ${(tenths / 10).toFixed()} ms`);
  });
}
