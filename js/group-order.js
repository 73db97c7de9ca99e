/**
 * Which groups key points are read in: who took which post, what somebody wants, the rest of the story, what was said.
 * The page, the command line and the element order them here.
 */
import { leaves } from './group-changes.js';

/** @import { Analysis, KeyPoint, KeyPointKind, Span } from './types.d.ts' */
/** @import { Handover } from './group-changes.js' */

/**
 * A key point and those it announces.
 * @typedef {object} Item
 * @property {number} index Its place in `keyPoints`.
 * @property {KeyPoint} point
 * @property {Item[]} children In the order of the article.
 */
/**
 * @typedef {object} Group
 * @property {'change' | 'priority' | 'point' | 'statement'} kind
 * @property {string} [actor] Whose priorities they are.
 * @property {boolean} [rest] It stands behind others of its kind: priorities of many, points beside what is told above.
 * @property {Handover[]} [changes] Of the group `change`, where it shows them as such.
 * @property {Item[]} items The most important first.
 */

/** Kinds that say what somebody wants; they stand together. */
const WANTS = /** @type {readonly KeyPointKind[]} */ (['priority', 'plan', 'goal', 'demand', 'promise']);
/** Groups as they are read; where what somebody wants, or a change, is told in passing only, that comes last. */
const ORDER = /** @type {readonly Group['kind'][]} */ (['change', 'priority', 'point', 'statement']);
/** Among so many best points stands what the article is about: a statement too is then what happened. */
const BEST = 3;

/**
 * The groups in the order to read them; none is empty.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} points Those to show.
 * @param {Group[]} [given] Groups that are there already, without points.
 * @returns {Group[]}
 */
export function ordered(analysis, points, given = []) {
  const groups = new Map(given.map((group) => [keyOf(group), group]));
  for (const item of tree(analysis, points)) {
    const own = groupFor(item.point, analysis);
    const key = keyOf(own);
    if (!groups.has(key)) groups.set(key, own);
    groups.get(key)?.items.push(item);
  }
  const arrived = analysis.changes.filter((change) => !leaves(change)).map(({ person }) => person);
  const late = (/** @type {Group} */ { rest, actor }) => (rest ? 2 : Number(!arrived.includes(actor ?? '')));
  const order = [...aboutOf(analysis), ...ORDER];
  // Groups of one place and kind stay as their best points stand.
  const sorted = gatherSingles([...groups.values()].sort(by(late)), analysis).sort(by((group) => order.indexOf(group.kind) * 3 + late(group)));
  for (const group of sorted.slice(1)) group.rest ||= group.kind === 'point';
  return sorted;
}

/** @param {Group} group */
function keyOf({ kind, actor = '' }) {
  return kind + actor;
}

/**
 * Kinds of group that the article is about; the others it has in passing.
 * @param {Analysis} analysis
 * @returns {Group['kind'][]}
 */
function aboutOf({ keyPoints, changes }) {
  const changed = changes.some((change) => keyPoints.some((point) => overlap(point.spans, change.spans)));
  const wants = keyPoints.filter(({ kind, rank }) => rank < BEST && WANTS.includes(kind));
  const wanted = changed || wants.length > 1 || wants.some(({ actors }) => actors?.length);
  return ORDER.filter((kind) => (kind === 'change' ? changed : kind !== 'priority' || wanted));
}

/**
 * Only the first actor, and whoever has several priorities, gets a group: the others' go to whoever tells them, if that one
 * has a group, or stand together, behind.
 * @param {Group[]} groups The first first.
 * @param {Analysis} analysis
 * @returns {Group[]}
 */
function gatherSingles(groups, { entities }) {
  const first = groups.find(({ actor }) => actor);
  const single = (/** @type {Group} */ group) =>
    first && group.kind === 'priority' && group !== first && !(group.actor && group.items.length > 1);
  const all = groups.filter((group) => !single(group));
  const items = groups.filter(single).flatMap((group) => group.items).filter(
    (item) => !all.find(({ actor }) => item.point.actors?.some((index) => entities[index].name === actor))?.items.push(item),
  );
  if (items.length) all.push({ kind: 'priority', rest: true, items });
  for (const group of all) group.items.sort(by(rankOf));
  return all;
}

/**
 * Key points as a forest, the most important first.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} points
 * @returns {Item[]}
 */
function tree({ keyPoints }, points) {
  const shown = new Set(points);
  /** @type {Map<KeyPoint, Item>} */
  const items = new Map();
  for (const [index, point] of keyPoints.entries()) if (shown.has(point)) items.set(point, { point, index, children: [] });
  const roots = [...items.values()].filter((item) => {
    const head = items.get(keyPoints[item.point.parent ?? -1]);
    if (!head || head === item || head.point.parent != null) return true;
    head.children.push(item);
  });
  for (const { children } of items.values()) children.sort(by(({ point }) => point.spans[0]?.start));
  return roots.sort(by(rankOf));
}

/**
 * The group of a point, still empty.
 * @param {KeyPoint} point
 * @param {Analysis} analysis
 * @returns {Group}
 */
function groupFor({ kind, actors, rank }, { entities }) {
  const items = /** @type {Item[]} */ ([]);
  if (WANTS.includes(kind)) return { kind: 'priority', actor: entities[actors?.[0] ?? -1]?.name, items };
  return { kind: kind === 'change' || (kind === 'statement' && rank >= BEST) ? kind : 'point', items };
}

/** @param {Item} item */
export function rankOf({ point }) {
  return point.rank;
}

/**
 * The order by a number, the least first.
 * @template T
 * @param {(item: T) => number} number
 * @returns {(a: T, b: T) => number}
 */
export function by(number) {
  return (a, b) => number(a) - number(b);
}

/**
 * @param {Span[]} some
 * @param {Span[]} others
 */
export function overlap(some, others) {
  return some.some((a) => others.some((b) => a.start < b.end && b.start < a.end));
}
