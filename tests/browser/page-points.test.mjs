/** How the page shows what the engine finds: told what was found, whatever the engine of the day finds by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ARTICLE, openReader, painted, paste } from './page-tools.mjs';

/** @import { Analysis, KeyPoint } from '../../src/types.d.ts' */

/**
 * Where the words stand in the article.
 * @param {string} words
 */
function at(words) {
  const start = ARTICLE.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

/**
 * @param {string} text
 * @param {KeyPoint['kind']} kind
 * @param {Partial<KeyPoint>} [more]
 * @returns {KeyPoint}
 */
function point(text, kind, more) {
  return { text, kind, spans: [at(text)], sentences: [], rank: 0, words: text.split(' ').length, ...more };
}

/** @type {Partial<Analysis>} */
const TOLD = {
  entities: [
    {
      name: 'Ratna Dewi',
      type: 'person',
      role: 'direktur utama',
      mentions: [at('Ratna Dewi'), at('Ratna mengatakan')],
    },
    { name: 'Budi Salim', type: 'person', mentions: [at('Budi Salim')] },
    { name: 'Sumber Jaya', type: 'organisation', mentions: [at('Sumber Jaya')] },
  ],
  changes: [
    {
      person: 'Ratna Dewi',
      role: 'direktur utama',
      organisation: 'Pabrik Kertas Sumber Jaya',
      action: 'appointed',
      status: 'done',
      predecessor: 'Budi Salim',
      date: 'Senin',
      spans: [at('menunjuk Ratna Dewi sebagai direktur utama')],
    },
    {
      person: 'Budi Salim',
      role: 'direktur utama',
      action: 'resigned',
      status: 'reported',
      spans: [at('mengundurkan diri')],
    },
  ],
  keyPoints: [
    point('Saham Sumber Jaya naik 5 persen', 'reaction', { rank: 0 }),
    point('menunjuk Ratna Dewi sebagai direktur utama', 'change', { rank: 1 }),
    point('perusahaan akan memperbaiki keselamatan kerja di tiga pabrik', 'plan', { rank: 2, actors: [0] }),
    point('Perusahaan menunda pembelian mesin baru', 'other', { rank: 3 }),
    point('di tiga pabrik', 'priority', { rank: 4, actors: [0], parent: 2 }),
  ],
  quotes: [{ ...at('“Tidak ada pesanan'), text: '“Tidak ada pesanan', speaker: 'Ratna Dewi' }],
  figures: [
    { ...at('Senin'), text: 'Senin', kind: 'date' },
    { ...at('14 persen'), text: '14 persen', kind: 'percent' },
  ],
  keyphrases: [{ text: 'perusahaan', score: 1, mentions: [at('perusahaan akan'), at('perusahaan turun')] }],
};

/**
 * @param {import('node:test').TestContext} t
 * @param {Partial<Analysis>} told
 */
async function openTold(t, told, locale = 'en-US') {
  const opened = await openReader(t, {
    locale,
    before: (page) => page.addInitScript((told) => void (globalThis.told = told), told),
  });
  await paste(opened.page, ARTICLE);
  return opened;
}

test('changes are cards, priorities stand under their actor, both before what ranks higher', async (t) => {
  const { page } = await openTold(t, TOLD);
  const titles = await page.locator('#results .group > h3').allInnerTexts();
  assert.deepEqual(titles, ['Leadership changes', 'Priorities & plans — Ratna Dewi', 'Other key points']);
  const card = await page.locator('.card').first().innerText();
  for (const fact of [
    'Appointed',
    'Ratna Dewi',
    'direktur utama, Pabrik Kertas Sumber Jaya',
    'In place of',
    'Budi Salim',
    'When',
    'Senin',
  ])
    assert.ok(card.includes(fact), fact);
  assert.match(await page.locator('.card').nth(1).innerText(), /Resigned\s+reported/);
  assert.equal(await page.locator('#point-1').count(), 0, 'a change that a card tells is not told twice');
  assert.equal(
    await page.locator('.points .points #point-4').count(),
    1,
    'an announced point stands under its announcer',
  );
  assert.match(await page.getByRole('status').innerText(), /^Summary ready: 6 points/);
  await page
    .locator('.card')
    .first()
    .click({ position: { x: 8, y: 80 } });
  assert.deepEqual(await painted(page), ['menunjuk Ratna Dewi sebagai direktur utama']);
});

test('the two sides of a handover are one card, each with its own place', async (t) => {
  const changes = /** @type {NonNullable<typeof TOLD.changes>} */ (TOLD.changes).map((change) => ({
    ...change,
    status: /** @type {const} */ ('done'),
  }));
  const { page } = await openTold(t, { ...TOLD, changes });
  assert.equal(await page.locator('.card').count(), 1);
  assert.match(await page.locator('.card').innerText(), /In place of\s+Budi Salim \(resigned\)/);
  await page.locator('.card').getByRole('button', { name: 'Budi Salim' }).click();
  assert.deepEqual(await painted(page), ['mengundurkan diri']);
  await page.locator('.card').getByRole('button', { name: 'Ratna Dewi' }).click();
  assert.deepEqual(await painted(page), ['menunjuk Ratna Dewi sebagai direktur utama']);
});

test('only the first actor and whoever wants several things get a heading of their own', async (t) => {
  const { page } = await openTold(t, {
    ...TOLD,
    changes: [],
    keyPoints: [
      point('Harga bubur kertas naik', 'plan', { rank: 0 }),
      point('Ratna mengatakan', 'plan', { rank: 1, actors: [0] }),
      point('Serikat pekerja', 'demand', { rank: 2, actors: [2] }),
      point('Budi Salim', 'goal', { rank: 3, actors: [1] }),
      point('mengundurkan diri', 'promise', { rank: 4, actors: [1] }),
    ],
  });
  const titles = await page.locator('#results .group > h3').allInnerTexts();
  assert.deepEqual(titles, [
    'Priorities & plans — Ratna Dewi',
    'Priorities & plans — Budi Salim',
    'Other plans and demands',
  ]);
  const others = page.locator('#results .group', { hasText: 'Other plans' }).locator('.point');
  assert.deepEqual(await others.allInnerTexts(), ['Harga bubur kertas naik', 'Serikat pekerja']);
});

test('the headings are in the language of the reader', async (t) => {
  const { page } = await openTold(t, TOLD, 'id-ID');
  const titles = await page.locator('#results .group > h3').allInnerTexts();
  assert.deepEqual(titles, ['Pergantian pimpinan', 'Prioritas & rencana — Ratna Dewi', 'Poin penting lainnya']);
});

test('empty groups are not shown', async (t) => {
  const { page } = await openTold(t, {
    ...TOLD,
    changes: [],
    quotes: [],
    figures: [],
    entities: [],
    keyphrases: [],
    keyPoints: [point('Saham Sumber Jaya', 'other')],
  });
  assert.deepEqual(await page.locator('#results h3').allInnerTexts(), ['Key points', 'Summary']);
});

test('people, figures, quotes and keyphrases lead to their places; a second press takes the next mention', async (t) => {
  const { page } = await openTold(t, TOLD);
  await page.getByRole('button', { name: 'Ratna Dewi 2 mentions' }).click();
  assert.deepEqual(await painted(page), ['Ratna Dewi', 'Ratna mengatakan']);
  assert.equal(await page.getByRole('status').innerText(), 'Marked in the article: 1 of 2, paragraph 1.');
  await page.getByRole('button', { name: 'Ratna Dewi 2 mentions' }).click();
  assert.equal(await page.getByRole('status').innerText(), 'Marked in the article: 2 of 2, paragraph 2.');
  await page.getByRole('button', { name: 'perusahaan 2 mentions' }).click();
  assert.deepEqual(await painted(page), ['perusahaan akan', 'perusahaan turun']);
  await page.locator('button.quote').click();
  assert.deepEqual(await painted(page), ['“Tidak ada pesanan']);
  await page.getByRole('heading', { name: 'Figures', exact: true }).click();
  assert.deepEqual(await page.locator('button.figure').allInnerTexts(), ['14 persen', 'Senin'], 'dates come last');
  await page.locator('button.figure').first().click();
  assert.deepEqual(await painted(page), ['14 persen']);
});

test('a place that the article names for a card leads back to the card', async (t) => {
  const { page } = await openTold(t, TOLD);
  await page.locator('#reading a[href="#change-0"]').first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'change-0');
});

test('the copied Markdown holds changes, priorities and what they announce', async (t) => {
  const { page } = await openTold(t, TOLD);
  await page.getByRole('button', { name: 'Copy all as Markdown' }).click();
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.startsWith('## ')));
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  const [heading, , head, , first] = markdown.split('\n');
  assert.equal(heading, '## Leadership changes');
  assert.equal(head, '| Who | Post | What | In place of | When |');
  assert.equal(first, '| Ratna Dewi | direktur utama, Pabrik Kertas Sumber Jaya | appointed | Budi Salim | Senin |');
  assert.match(markdown, /\n- perusahaan akan memperbaiki .*\n {2}- di tiga pabrik\n/);
  assert.match(markdown, /\n## Summary\n\n\S/);
  assert.match(markdown, /\n## People\n\n- Ratna Dewi — direktur utama\n/);
});

test('every feature that a sentence can be chosen for has its phrase', async (t) => {
  const { page, complaints } = await openReader(t);
  await paste(page, ARTICLE);
  const { used, unnamed } = await page.evaluate(async () => {
    const features = analyses[0].analysis.sentences.flatMap(({ because }) => because ?? []);
    const used = new Set(features.flatMap(({ feature }) => feature.split(' × ')));
    const address = '/i18n.js';
    const { nameOf } = await import(address);
    const own = (/** @type {string} */ name) => !/^(base$|article_)/.test(name);
    return {
      used: used.size,
      unnamed: [...used].filter((name) => own(name) && nameOf('feature', name) === name.replaceAll('_', ' ')),
    };
  });
  assert.ok(used > 10);
  assert.deepEqual(unnamed, []);
  await page.getByText('Why these sentences?').click();
  assert.ok((await page.locator('.why li').count()) >= 1);
  assert.deepEqual(complaints, []);
});
