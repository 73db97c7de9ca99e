/**
 * What the page, the command line and the copied Markdown show of an analysis: key points in groups, changes of post, and
 * what is good to have at hand beside them.
 */
import { handovers } from './group-changes.js';
import { by, ordered, overlap, rankOf } from './group-order.js';

/** @import { Analysis, Change, KeyPoint, Quote, Sentence, Span } from './types.d.ts' */
/** @import { Group } from './group-order.js' */

/** A point with at most this many words beside what a change says tells nothing that the change does not. */
const MORE_THAN_CHANGE = 10;
/** Points shown at once beside changes and what somebody wants. */
const OTHERS_AT_ONCE = 7;
/** Places that a count stands behind an amount or a share of the same sentence. */
const COUNTS_LATER = 2;
/** More than an article has sentences. */
const FAR = 1e9;
/** Characters of context on each side of a figure. */
const CONTEXT = 48;

/**
 * The groups in the order to read them; none is empty. Points that a change tells already are left out.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} [points] Those to show; all where left out.
 * @returns {Group[]}
 */
export function groupPoints(analysis, points = analysis.keyPoints) {
  const { keyPoints } = analysis;
  const changes = handovers(analysis.changes);
  const heads = new Set(points.map(({ parent }) => keyPoints[parent ?? -1]));
  const untold = points.filter((point) => heads.has(point) || point.parent != null || !isTold(point, analysis.changes));
  return ordered(analysis, untold, changes.length > 0 ? [{ kind: 'change', changes, items: [] }] : []);
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
  const best = new Set(others.sort(by(rankOf)).slice(0, OTHERS_AT_ONCE));
  const part = (/** @type {boolean} */ shown) =>
    groups
      .map((group) => ({ ...group, items: group.items.filter((item) => (always(group) || best.has(item)) === shown) }))
      .filter((group) => group.items.length > 0 || (shown && group.changes));
  return { now: part(true), later: part(false) };
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
