/** The calls, as a developer meets them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { analyze, init, select, summarize } from '../../dist/node.js';
import { ARTICLES, article } from './fixtures.mjs';
import { spansOf } from './shape.mjs';

for (const { name, text } of ARTICLES) {
  test(`${name}: every place holds the words that are said to stand there`, async () => {
    const analysis = await analyze(text, { explain: true });
    for (const item of [...analysis.sentences, ...analysis.quotes, ...analysis.figures]) {
      assert.equal(text.slice(item.start, item.end), item.text);
    }
    for (const { start, end } of spansOf(analysis)) {
      assert.ok(0 <= start && start < end && end <= text.length, `${start}..${end}`);
      assert.equal(text.slice(start, end), text.slice(start, end).toWellFormed(), `${start}..${end} cuts a character`);
    }
  });

  test(`${name}: sentences stand in order and leave only white space out`, async () => {
    const { sentences } = await analyze(text);
    let end = 0;
    for (const sentence of sentences) {
      assert.ok(sentence.start >= end, 'sentences overlap');
      assert.match(text.slice(end, sentence.start), /^[\p{White_Space}\p{P}\p{S}\p{Cf}]*$/u);
      end = sentence.end;
    }
  });

  test(`${name}: the answer is plain data`, async () => {
    const analysis = await analyze(text, { explain: true });
    assert.deepEqual(structuredClone(analysis), analysis);
    assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis, 'a key is undefined, or a number is none');
    const summary = await summarize(text);
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary);
  });

  test(`${name}: the parts of a score add up to it`, async () => {
    const { sentences } = await analyze(text, { explain: true });
    for (const { because, score, rank, block } of sentences) {
      if (rank === null || block === 'heading') continue;
      const sum = because?.reduce((sum, { part }) => sum + part, 0);
      assert.ok(sum !== undefined && Math.abs(sum - score) < 1e-9, `${sum} is not ${score}`);
    }
  });

  test(`${name}: ranks are a whole order, and a longer summary holds the shorter`, async () => {
    const analysis = await analyze(text);
    const ranks = analysis.sentences.map(({ rank }) => rank).filter((rank) => rank !== null);
    assert.deepEqual(ranks.sort((a, b) => a - b), ranks.map((_, i) => i));
    for (let n = 1; n < ranks.length; n++) {
      const longer = select(analysis, { sentences: n + 1 }).spans.map(({ start }) => start);
      for (const { start } of select(analysis, { sentences: n }).spans) assert.ok(longer.includes(start));
    }
  });
}

test('explains only when asked', async () => {
  const { sentences } = await analyze(article('harbour.en.txt'));
  assert.ok(sentences.every((sentence) => !('because' in sentence)));
});

test('summarize is analyze and select', async () => {
  const text = article('pasar.id.txt');
  const lengths = [{}, { sentences: 2 }, { words: 30 }, { ratio: 0.3 }, { length: /** @type {const} */ ('long') }, { type: /** @type {const} */ ('tldr') }];
  for (const length of lengths) {
    assert.deepEqual(await summarize(text, { ...length, title: 'Pasar' }), select(await analyze(text, { title: 'Pasar' }), length));
  }
});

test('tells Indonesian from English, and says when it was told', async () => {
  assert.equal((await analyze(article('pasar.id.txt'))).language.code, 'id');
  assert.equal((await analyze(article('harbour.en.txt'))).language.code, 'en');
  const { language } = await analyze(article('harbour.en.txt'), { language: 'en-GB' });
  assert.equal(language.given, true);
});

test('an option that is undefined is left out', async () => {
  const text = article('ringkas.id.txt');
  const nothing = { language: undefined, title: undefined, focus: undefined, explain: undefined };
  assert.deepEqual(await analyze(text, nothing), await analyze(text));
});

test('the caption, the credit and the "read also" line are in no summary', async () => {
  for (const [name, ...lines] of [
    ['harbour.en.txt', 'Photo: J. Farrow', 'Read also'],
    ['pasar.id.txt', 'Foto: Dok.', 'Baca juga', '(rin/dws)'],
  ]) {
    const { text } = await summarize(article(name), { ratio: 1 });
    for (const line of lines) assert.ok(!text.includes(line), `${name}: ${line}`);
  }
});

test('init takes bytes or a module, and once is enough', async () => {
  const bytes = readFileSync(new URL('../../dist/engine.wasm', import.meta.url));
  await init(bytes);
  await init(await WebAssembly.compile(bytes));
  await init();
});

test('many calls at once all get their answer', async () => {
  const texts = Array.from({ length: 50 }, (_, i) => `Ship ${i} came in. It carried rice. The crew was tired.`);
  const analyses = await Promise.all(texts.map((text) => analyze(text)));
  analyses.forEach(({ sentences }, i) => assert.equal(sentences[0].text, `Ship ${i} came in.`));
});
