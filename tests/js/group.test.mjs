/** How key points are put into groups: told what was found, whatever the engine of the day finds by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atOnce, figuresOf, groupPoints, peopleOf } from '../../dist/group.js';
import { datesOf } from '../../dist/group-changes.js';
import { titleOf } from '../../dist/group-titles.js';
import { wordsFor } from '../../dist/group-words.js';
import { keyPointsText } from '../../dist/print.js';

/** @import { Analysis, Change, Entity, KeyPoint, KeyPointKind } from '../../src/types.d.ts' */

/**
 * A point of its own place; its rank is its place in the list.
 * @param {KeyPointKind} kind
 * @param {Partial<KeyPoint>} [more]
 * @returns {(rank: number) => KeyPoint}
 */
const point = (kind, more) => (rank) => ({
  text: `${kind} ${rank}`,
  spans: [{ start: rank * 10, end: rank * 10 + 9 }],
  sentences: [rank],
  kind,
  rank,
  words: 2,
  ...more,
});

/**
 * @param {((rank: number) => KeyPoint)[]} points
 * @param {Partial<Analysis>} [more]
 */
const analysis = (points, more) =>
  /** @type {Analysis} */ ({ keyPoints: points.map((make, rank) => make(rank)), changes: [], entities: ENTITIES, sentences: [], ...more });

/** @type {Entity[]} */
const ENTITIES = ['Ana Putri', 'Budi Salim', 'Port of Torv'].map((name) => ({ name, type: 'person', mentions: [{ start: 0, end: 1 }] }));
const [ANA, BUDI, PORT] = [[0], [1], [2]];

/** @type {Change} */
const ARRIVAL = { person: 'Ana Putri', role: 'chair', action: 'appointed', status: 'done', predecessor: 'Budi Salim', spans: [{ start: 0, end: 5 }] };
/** @type {Change} */
const DEPARTURE = { person: 'Budi Salim', role: 'Chair', action: 'resigned', status: 'done', date: 'Monday', spans: [{ start: 6, end: 9 }] };

/** @param {Analysis} given */
const titles = (given) => groupPoints(given).map((group) => titleOf(group, wordsFor('en')));

test('changes and priorities stand before what ranks higher; all kinds of wanting are one group', () => {
  const given = analysis(
    [
      point('change', { text: 'A sentence that tells so much more of it than any card or row of a table could ever tell.' }),
      point('result'),
      point('figure'),
      point('statement'),
      ...['demand', 'plan', 'goal', 'promise', 'priority'].map((kind) => point(/** @type {KeyPointKind} */ (kind), { actors: ANA })),
      point('background'),
    ],
    { changes: [ARRIVAL] },
  );
  assert.deepEqual(titles(given), ['Leadership changes', 'Priorities & plans — Ana Putri', 'Other key points', 'Statements']);
  assert.deepEqual(groupPoints(given).map(({ items }) => items.map(({ index }) => index)), [[0], [4, 5, 6, 7, 8], [1, 2, 9], [3]]);
});

test('whoever takes the post comes before others who want something', () => {
  const wants = [point('plan', { actors: PORT }), point('demand', { actors: PORT }), point('goal', { actors: ANA })];
  assert.deepEqual(titles(analysis([...wants, point('other', { spans: ARRIVAL.spans })], { changes: [ARRIVAL] })).slice(1, 3), [
    'Priorities & plans — Ana Putri',
    'Priorities & plans — Port of Torv',
  ]);
});

test('a plan of a house that somebody tells stands among what that one wants', () => {
  const given = analysis([point('plan', { actors: ANA }), point('plan', { actors: [2, 0] }), point('goal', { actors: ANA }), point('goal', { actors: BUDI })]);
  const [own, rest] = groupPoints(given);
  assert.deepEqual([own.actor, own.items.map(({ point: { rank } }) => rank)], ['Ana Putri', [0, 1, 2]]);
  assert.deepEqual(rest.items.map(({ point: { rank } }) => rank), [3]);
});

test('what is wanted, or changes, in passing does not come first', () => {
  const others = [point('other'), point('other'), point('other')];
  const passing = { ...ARRIVAL, spans: [{ start: 900, end: 905 }] };
  const given = analysis([...others, point('plan', { actors: BUDI })], { changes: [passing] });
  assert.deepEqual(titles(given), ['Key points', 'Leadership changes', 'Priorities & plans — Budi Salim']);
});

test('a statement among the best points is what the article is about', () => {
  assert.deepEqual(titles(analysis([point('statement'), point('other'), point('other'), point('statement')])), ['Key points', 'Statements']);
});

test('a point that a change tells whole is left out, but never the last one', () => {
  const told = point('change', { text: 'Ana Putri is chair', spans: ARRIVAL.spans });
  assert.deepEqual(groupPoints(analysis([told], { changes: [ARRIVAL] }))[0].items, []);
  assert.equal(groupPoints(analysis([told]))[0].items.length, 1);
});

test('the two sides of a handover are one, unless they disagree', () => {
  const of = (/** @type {Change[]} */ ...changes) => groupPoints(analysis([], { changes }))[0].changes?.map(({ other }) => other?.index);
  assert.deepEqual(of(ARRIVAL, DEPARTURE), [1]);
  assert.deepEqual(of(DEPARTURE, ARRIVAL), [0]);
  for (const differs of [{ role: 'treasurer' }, { person: 'Candra' }, { status: 'denied' }, { organisation: 'Port' }, { successor: 'Dewi' }]) {
    const departure = /** @type {Change} */ ({ ...DEPARTURE, ...differs });
    assert.deepEqual(of({ ...ARRIVAL, organisation: 'Bank' }, departure), [undefined, undefined], JSON.stringify(differs));
  }
  assert.deepEqual(of(ARRIVAL, DEPARTURE, DEPARTURE), [1, undefined], 'each side once');
});

test('thousands of changes take no time to speak of', () => {
  const changes = Array.from({ length: 20_000 }, (_, i) => (i % 2 ? DEPARTURE : ARRIVAL));
  const start = performance.now();
  groupPoints(analysis([], { changes }));
  assert.ok(performance.now() - start < 2000);
});

test('announced points follow their head, in the order of the article', () => {
  const given = analysis([point('plan', { actors: ANA }), point('plan', { parent: 0, spans: [{ start: 90, end: 99 }] }), point('goal', { parent: 0 })]);
  assert.deepEqual(groupPoints(given)[0].items[0].children.map(({ index }) => index), [2, 1]);
  assert.equal(keyPointsText(given, groupPoints(given), 'markdown', wordsFor('en')).split('\n').slice(2).join('\n'), '- plan 0\n  - goal 2\n  - plan 1\n');
  const alone = groupPoints(given, given.keyPoints.slice(1));
  assert.deepEqual(alone.flatMap(({ items }) => items.map(({ index }) => index)), [1, 2], 'without their head they stand alone');
});

test('of the others seven are shown at once', () => {
  const { now, later } = atOnce(groupPoints(analysis(Array.from({ length: 12 }, () => point('other')))));
  assert.deepEqual([now, later].map((groups) => groups.flatMap(({ items }) => items.length)), [[7], [5]]);
});

test('people and figures of captions are left out; dates and words come after digits', () => {
  const text = 'Photo: Cem Ak, 9 May. Ana met two men on Monday and paid $5.';
  const sentence = (/** @type {number} */ start, /** @type {number} */ end) => ({ start, end, text: text.slice(start, end) });
  const at = (/** @type {string} */ words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const given = /** @type {Analysis} */ (
    /** @type {unknown} */ ({
      keyPoints: [],
      sentences: [{ ...sentence(0, 21), boilerplate: 'credit' }, sentence(22, text.length)],
      entities: ['Cem Ak', 'Ana'].map((name) => ({ name, type: 'person', mentions: [at(name)] })),
      figures: [['9 May', 'date'], ['two men', 'count'], ['Monday', 'date'], ['$5', 'money']].map(([words, kind]) => ({ ...at(words), text: words, kind })),
    })
  );
  assert.deepEqual(peopleOf(given).map(({ name }) => name), ['Ana']);
  assert.deepEqual(figuresOf(given, 9).map(({ figure }) => figure.text), ['$5', 'two men', 'Monday']);
});

test('the most telling figures come first: of the first points and the best sentences, amounts before counts, no words twice', () => {
  const text = 'The town counts 40 boats. It has 9 ponds and 9 ponds. The ferry cost $7. Rents rose by 3%.';
  const sentences = [...text.matchAll(/[^.]+\./g)].map(({ 0: words, index }, n) => ({ start: index, end: index + words.length, text: words, rank: [1, 3, 2, 0][n] }));
  const at = (/** @type {string} */ words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const figures = [['40 boats', 'count'], ['9 ponds', 'count'], ['9 ponds', 'count'], ['$7', 'money'], ['3%', 'percent']].map(([words, kind]) => ({ ...at(words), text: words, kind }));
  const given = /** @type {Analysis} */ (/** @type {unknown} */ ({ sentences, figures, keyPoints: [{ spans: [at('The ferry cost $7')] }] }));
  assert.deepEqual(figuresOf(given, 9).map(({ figure }) => figure.text), ['$7', '3%', '40 boats', '9 ponds']);
});

test('when somebody left is not when the next one came', () => {
  /** @type {Change} */
  const departure = { person: 'Budi Salim', role: 'chair', action: 'resigned', status: 'done', date: 'June', spans: [] };
  const dates = (/** @type {Partial<Change>} */ came, /** @type {Partial<Change>} */ left) =>
    datesOf({ index: 0, change: { ...ARRIVAL, ...came }, other: { index: 1, change: { ...departure, ...left } } });
  assert.deepEqual(dates({}, {}), { date: undefined, left: 'June' });
  assert.deepEqual(dates({ date: 'May 3' }, {}), { date: 'May 3', left: 'June' });
  assert.deepEqual(dates({ date: 'June' }, {}), { date: 'June', left: undefined });
  // "replaced" is the arrival, told from the other side.
  assert.deepEqual(dates({}, { action: 'replaced' }), { date: 'June', left: undefined });
});
