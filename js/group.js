/**
 * Puts key points into the groups a reader thinks in: who took which post, what somebody wants, the rest of the story,
 * what was said. The page, the command line and the copied Markdown show these.
 */

/** @import { Analysis, Change, ChangeAction, KeyPoint, KeyPointKind, Quote, Sentence, Span } from './types.d.ts' */

/**
 * A key point and those it announces.
 * @typedef {object} Item
 * @property {number} index Its place in `keyPoints`.
 * @property {KeyPoint} point
 * @property {Item[]} children In the order of the article.
 */
/**
 * A change of post; where the article tells both sides of it, who took the post and who left it, the two as one.
 * @typedef {object} Handover
 * @property {number} index Its place in `changes`.
 * @property {Change} change
 * @property {{ index: number, change: Change }} [other] How the predecessor left.
 */
/**
 * @typedef {object} Group
 * @property {'change' | 'priority' | 'point' | 'statement'} kind
 * @property {string} [actor] Whose priorities they are.
 * @property {boolean} [rest] It stands behind others of its kind: priorities of many, points beside what is told above.
 * @property {Handover[]} [changes] Of the group `change`.
 * @property {Item[]} items The most important first.
 */

/** Kinds that say what somebody wants; they stand together. */
const WANTS = /** @type {readonly KeyPointKind[]} */ (['priority', 'plan', 'goal', 'demand', 'promise']);
/** What takes somebody out of a post; the rest puts somebody in. */
const LEAVING = /** @type {readonly ChangeAction[]} */ (['resigned', 'removed', 'replaced', 'retired']);
/** Groups as they are read; where what somebody wants, or a change, is told in passing only, that comes last. */
const ORDER = /** @type {readonly Group['kind'][]} */ (['change', 'priority', 'point', 'statement']);
/** Among so many best points stands what the article is about: a statement too is then what happened. */
const BEST = 3;
/** A point with at most this many words beside what a change says tells nothing that the change does not. */
const MORE_THAN_CHANGE = 10;
/** Points shown at once beside changes and what somebody wants. */
const OTHERS_AT_ONCE = 7;
/** How many changes apart the two sides of a handover are told at most. */
const NEAR = 8;
/** Places that a count stands behind an amount or a share of the same sentence. */
const COUNTS_LATER = 2;
/** More than an article has sentences. */
const FAR = 1e9;
/** Characters of context on each side of a figure. */
const CONTEXT = 48;

/**
 * The groups in the order to read them; none is empty.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} [points] Those to show; all where left out.
 * @returns {Group[]}
 */
export function groupPoints(analysis, points = analysis.keyPoints) {
  const changes = handovers(analysis.changes);
  /** @type {Map<string, Group>} */
  const groups = new Map();
  if (changes.length > 0) groups.set('change ', { kind: 'change', changes, items: [] });
  for (const item of tree(analysis, points)) {
    const { kind, actor } = placeOf(item.point, analysis);
    const key = `${kind} ${actor ?? ''}`;
    const group = groups.get(key) ?? { kind, actor, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  const arrived = new Set(changes.filter(({ change }) => !leaves(change)).map(({ change }) => change.person));
  const rank = (/** @type {Group} */ { rest, actor, items }) =>
    (rest ? 2000 : arrived.has(actor ?? '') ? 0 : 1000) + Math.min(...items.map(({ point }) => point.rank));
  const about = aboutOf(analysis);
  const place = (/** @type {Group} */ { kind }) => ORDER.indexOf(kind) + (about.has(kind) ? 0 : ORDER.length);
  const ordered = gatherSingles([...groups.values()], rank).sort((a, b) => place(a) - place(b) || rank(a) - rank(b));
  for (const group of ordered) if (group.kind === 'point' && group !== ordered[0]) group.rest = true;
  return ordered;
}

/**
 * Kinds of group that the article is about; the others it has in passing.
 * @param {Analysis} analysis
 * @returns {Set<Group['kind']>}
 */
function aboutOf({ keyPoints, changes }) {
  /** @type {Set<Group['kind']>} */
  const about = new Set(['point', 'statement']);
  if (changes.some((change) => keyPoints.some((point) => overlap(point.spans, change.spans)))) about.add('change');
  const wants = keyPoints.filter(({ kind, rank }) => rank < BEST && WANTS.includes(kind));
  if (about.has('change') || wants.length > 1 || wants.some(({ actors }) => actors?.length)) about.add('priority');
  return about;
}

/**
 * The groups in two parts: what to show at once and what can wait. Changes and what somebody wants are always shown; of the
 * others the best.
 * @param {Group[]} groups
 * @returns {{ now: Group[], later: Group[] }}
 */
export function atOnce(groups) {
  const always = (/** @type {Group} */ { kind }) => kind === 'change' || kind === 'priority';
  const others = groups.filter((group) => !always(group)).flatMap(({ items }) => items);
  const best = new Set(others.sort((a, b) => a.point.rank - b.point.rank).slice(0, OTHERS_AT_ONCE));
  const part = (/** @type {boolean} */ shown) =>
    groups
      .map((group) => ({ ...group, items: group.items.filter((item) => (always(group) || best.has(item)) === shown) }))
      .filter((group) => group.items.length > 0 || (shown && group.changes));
  return { now: part(true), later: part(false) };
}

/**
 * Whether the change takes its person out of a post.
 * @param {Change} change
 */
export function leaves({ action }) {
  return LEAVING.includes(action);
}

/**
 * The post of a change in one line.
 * @param {Change} change
 */
export function postOf({ role, organisation }) {
  return [role, organisation && !role.includes(organisation) && organisation].filter(Boolean).join(', ');
}

/**
 * Changes with the two sides of one handover joined.
 * @param {Change[]} changes
 * @returns {Handover[]}
 */
function handovers(changes) {
  const left = changes.map((change, index) => ({ change, index }));
  /** @type {Set<number>} */
  const joined = new Set();
  const found = left.map((side, at) => {
    const near = leaves(side.change) ? [] : left.slice(Math.max(0, at - NEAR), at + NEAR);
    const other = near.find(({ change, index }) => !joined.has(index) && sameHandover(side.change, change));
    if (other) joined.add(other.index);
    return other ? { ...side, other } : side;
  });
  return found.filter(({ index }) => !joined.has(index));
}

/**
 * @param {Change} arrival
 * @param {Change} departure
 */
function sameHandover(arrival, departure) {
  const agree = (/** @type {string | undefined} */ a, /** @type {string | undefined} */ b) =>
    !a || !b || a.toLowerCase() === b.toLowerCase();
  return (
    leaves(departure) &&
    (arrival.predecessor === departure.person || departure.successor === arrival.person) &&
    agree(arrival.predecessor, departure.person) &&
    agree(departure.successor, arrival.person) &&
    agree(arrival.role, departure.role) &&
    agree(arrival.organisation, departure.organisation) &&
    arrival.status === departure.status
  );
}

/**
 * Only the first actor, and whoever has several priorities, gets a group: the others' stand together, behind.
 * @param {Group[]} groups
 * @param {(group: Group) => number} rank
 * @returns {Group[]}
 */
function gatherSingles(groups, rank) {
  const [first] = groups.filter(({ actor }) => actor).sort((a, b) => rank(a) - rank(b));
  if (!first) return groups;
  const single = (/** @type {Group} */ group) =>
    group.kind === 'priority' && group !== first && !(group.actor && group.items.length > 1);
  const items = groups.filter(single).flatMap((group) => group.items);
  items.sort((a, b) => a.point.rank - b.point.rank);
  const kept = groups.filter((group) => !single(group));
  return items.length > 0 ? [...kept, { kind: 'priority', rest: true, items }] : kept;
}

/**
 * Key points as a forest, the most important first; those that a change tells already are left out.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} points
 * @returns {Item[]}
 */
function tree({ keyPoints, changes }, points) {
  /** @type {Map<KeyPoint, Item>} */
  const items = new Map();
  for (const [index, point] of keyPoints.entries())
    if (points.includes(point)) items.set(point, { point, index, children: [] });
  /** @type {Item[]} */
  const roots = [];
  for (const item of items.values()) {
    const head = items.get(keyPoints[item.point.parent ?? -1]);
    if (head && head !== item && head.point.parent == null) head.children.push(item);
    else roots.push(item);
  }
  for (const { children } of items.values()) children.sort((a, b) => a.point.spans[0]?.start - b.point.spans[0]?.start);
  const shown = roots.filter(({ point, children }) => children.length > 0 || !isTold(point, changes));
  // A text that says something has a point, if only one that a change tells too.
  return (shown.length > 0 || changes.length > 0 ? shown : roots).sort((a, b) => a.point.rank - b.point.rank);
}

/**
 * Whether changes say all that a point says.
 * @param {KeyPoint} point
 * @param {Change[]} changes
 */
function isTold({ kind, text, spans }, changes) {
  if (kind !== 'change') return false;
  const telling = changes.filter((change) => overlap(change.spans, spans));
  if (telling.length === 0) return false;
  const facts = telling.flatMap((c) => [c.person, c.role, c.organisation, c.predecessor, c.successor, c.date]);
  const told = new Set(wordsOf(facts.join(' ')));
  return wordsOf(text).filter((word) => !told.has(word)).length <= MORE_THAN_CHANGE;
}

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * @param {KeyPoint} point
 * @param {Analysis} analysis
 * @returns {{ kind: Group['kind'], actor?: string }}
 */
function placeOf({ kind, actors, rank }, { entities }) {
  if (kind === 'change' || (kind === 'statement' && rank >= BEST)) return { kind };
  if (WANTS.includes(kind)) return { kind: 'priority', actor: entities[actors?.[0] ?? -1]?.name };
  return { kind: 'point' };
}

/**
 * Quotes that no statement among the points shows already.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} [points] Those that are shown.
 * @returns {Quote[]}
 */
export function quotesLeft({ quotes, keyPoints }, points = keyPoints) {
  const shown = points.filter(({ kind }) => kind === 'statement').flatMap(({ spans }) => spans);
  return quotes.filter((quote) => !overlap([quote], shown));
}

/**
 * People of the article's own telling; those with more mentions first.
 * @param {Analysis} analysis
 */
export function peopleOf({ entities, sentences }) {
  const isTold = (/** @type {Span} */ mention) => !sentenceOf(mention, sentences)?.boilerplate;
  return entities
    .map((entity, index) => ({ ...entity, index }))
    .filter(({ type, mentions }) => type === 'person' && mentions.some(isTold))
    .sort((a, b) => b.mentions.length - a.mentions.length);
}

/**
 * Figures of the article's own telling with what stands around them: those in digits first, dates last; of each sort those
 * that the first key points and the best sentences tell, amounts and shares before counts. No words twice.
 * @param {Analysis} analysis
 * @param {number} most
 */
export function figuresOf({ figures, keyPoints, sentences }, most) {
  const own = figures
    .map((figure) => ({ figure, sentence: sentenceOf(figure, sentences), order: 0 }))
    .filter(({ sentence }) => sentence && !sentence.boilerplate);
  for (const one of own) {
    const { kind, text } = one.figure;
    const point = keyPoints.findIndex(({ spans }) => overlap(spans, [one.figure]));
    const place = point < 0 ? keyPoints.length + (one.sentence.rank ?? sentences.length) : point;
    const sort = kind === 'date' ? 2 : Number(!/\p{N}/u.test(text));
    one.order = sort * FAR + place + (kind === 'money' || kind === 'percent' ? 0 : COUNTS_LATER);
  }
  const said = new Set();
  return own
    .sort((a, b) => a.order - b.order)
    .filter(({ figure: { text } }) => !said.has(text) && said.add(text))
    .slice(0, most)
    .map(({ figure, sentence: { start, text } }) => ({
      figure,
      before: clip(text.slice(0, figure.start - start), 'end'),
      after: clip(text.slice(figure.end - start), 'start'),
    }));
}

/**
 * @param {Span} span
 * @param {Sentence[]} sentences In order.
 */
function sentenceOf(span, sentences) {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].end > span.start) high = middle;
    else low = middle + 1;
  }
  return sentences[low];
}

/**
 * Some words of one end of a text, never half a word.
 * @param {string} text
 * @param {'start' | 'end'} keep
 */
function clip(text, keep) {
  if (text.length <= CONTEXT) return text;
  return keep === 'end'
    ? `… ${text.slice(-CONTEXT).replace(/^\S*\s+/, '')}`
    : `${text.slice(0, CONTEXT).replace(/\s+\S*$/, '')} …`;
}

/**
 * @param {Span[]} some
 * @param {Span[]} others
 */
function overlap(some, others) {
  return some.some((a) => others.some((b) => a.start < b.end && b.start < a.end));
}
