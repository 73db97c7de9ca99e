/**
 * A summary from an analysis: no engine, no second pass.
 * `src/summary.rs` does the same for Rust; `tests/cases/select.json` holds both to it.
 */
import { OptionError } from './errors.js';
import { selectionOptions } from './options.js';

/** @import { Analysis, Headline, KeyPoint, Length, Selection, Sentence, Summary, SummaryType } from './types.d.ts' */
/** @typedef {Sentence | KeyPoint | Headline} Piece */

/** Sentences, key points, and words of a headline, of the named lengths. */
const SENTENCES = { short: 1, medium: 3, long: 5 };
const POINTS = { short: 3, medium: 5, long: 7, auto: 7 };
const HEADLINE = { short: 12, medium: 17, long: 22, auto: 17 };

/**
 * The summary of a type and a length.
 * @param {Analysis} analysis
 * @param {Selection} [selection]
 * @returns {Summary}
 */
export function select(analysis, selection) {
  const { type, pieces: chosen } = piecesSelected(analysis, selection);
  return {
    text: readingText(type, chosen),
    sentences: chosen.map(({ text }) => text),
    spans: chosen.flatMap(spansOf).map(({ start, end }) => ({ start, end })),
    words: countWords(chosen),
  };
}

/**
 * What a selection takes, piece by piece, in the order to read them.
 * @param {Analysis} analysis
 * @param {Selection} [selection]
 */
export function piecesSelected(analysis, selection) {
  if (!Array.isArray(analysis?.sentences)) {
    throw new OptionError('analysis', analysis, 'what analyze() gave');
  }
  const { type = 'summary', ...length } = selectionOptions(selection);
  const pieces = taken(analysis, type, length);
  if (type !== 'key-points') pieces.sort((a, b) => spansOf(a)[0].start - spansOf(b)[0].start);
  return { type, pieces };
}

/**
 * The key points that a length takes, the most important first.
 * @param {Analysis} analysis
 * @param {Length} length
 */
export function pointsTaken(analysis, length) {
  return /** @type {KeyPoint[]} */ (taken(analysis, 'key-points', length));
}

/**
 * What a type and a length take, the best first.
 * @param {Analysis} analysis
 * @param {SummaryType} type
 * @param {Length} length
 * @returns {Piece[]}
 */
function taken(analysis, type, { sentences: count, words, ratio, length = 'auto' }) {
  const budget = words ?? (ratio && Math.floor(countWords(byRank(analysis)) * ratio));
  if (type === 'headline') return headline(analysis, budget ?? HEADLINE[length]);
  const pieces = piecesOf(analysis, type);
  if (budget !== undefined) return pieces.slice(0, within(pieces, budget));
  return pieces.slice(0, count ?? namedCount(analysis, type, length));
}

/**
 * What there is of a type, the best first.
 * @param {Analysis} analysis
 * @param {SummaryType} type
 * @returns {Piece[]}
 */
function piecesOf(analysis, type) {
  switch (type) {
    case 'key-points':
    case 'tldr':
      return [...analysis.keyPoints];
    case 'teaser':
      return analysis.teaser.map((index) => analysis.sentences[index]);
    default:
      return byRank(analysis);
  }
}

/** @param {Analysis} analysis */
function byRank({ sentences }) {
  return sentences.filter(({ rank }) => rank !== null).sort((a, b) => Number(a.rank) - Number(b.rank));
}

/**
 * @param {Analysis} analysis
 * @param {SummaryType} type
 * @param {NonNullable<Length['length']>} name
 */
function namedCount({ auto }, type, name) {
  if (type === 'key-points') return POINTS[name];
  if (name !== 'auto') return SENTENCES[name];
  return type === 'teaser' ? SENTENCES.medium : auto;
}

/**
 * The longest headline that fits, or the shortest there is.
 * @param {Analysis} analysis
 * @param {number} most
 */
function headline({ headlines }, most) {
  return headlines.filter(({ words }) => words <= most).slice(-1).concat(headlines).slice(0, 1);
}

/**
 * How many pieces fit into a budget of words; at least 1.
 * @param {Piece[]} pieces
 * @param {number} budget
 * @returns {number}
 */
function within(pieces, budget) {
  let used = 0;
  const over = pieces.findIndex(({ words }) => (used += words) > budget);
  return Math.max(over < 0 ? pieces.length : over, 1);
}

/** @param {Piece} piece */
export function spansOf(piece) {
  return 'spans' in piece ? piece.spans : [piece];
}

/** @param {Piece[]} pieces */
function countWords(pieces) {
  return pieces.reduce((sum, { words }) => sum + words, 0);
}

/**
 * @param {SummaryType} type
 * @param {Piece[]} pieces
 */
function readingText(type, pieces) {
  const paragraph = (/** @type {Piece} */ piece) => ('paragraph' in piece ? piece.paragraph : 0);
  let text = '';
  pieces.forEach((piece, i) => {
    if (i > 0) text += type !== 'key-points' && paragraph(piece) === paragraph(pieces[i - 1]) ? ' ' : '\n';
    text += collapse(piece.text);
  });
  return text;
}

/**
 * Makes every run of white space one space.
 * @param {string} text
 */
export function collapse(text) {
  return text.replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
}
