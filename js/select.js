/**
 * A summary from an analysis: no engine, no second pass.
 * `src/summary.rs` does the same for Rust; `tests/cases/select.json` holds both to it.
 */
import { OptionError } from './errors.js';
import { lengthOptions } from './options.js';

/** @import { Analysis, Length, Sentence, Summary } from './types.d.ts' */

/** Sentences of the named lengths. */
const NAMED = { short: 1, medium: 3, long: 5 };

/**
 * The summary of a length: the sentences of the lowest ranks, in the order of the article.
 * @param {Analysis} analysis
 * @param {Length} [length]
 * @returns {Summary}
 */
export function select(analysis, length) {
  if (!Array.isArray(analysis?.sentences)) {
    throw new OptionError('analysis', analysis, 'what analyze() gave');
  }
  const taken = ranksTaken(analysis, lengthOptions(length));
  const chosen = analysis.sentences.filter(({ rank }) => rank !== null && rank < taken);
  return {
    text: readingText(chosen),
    sentences: chosen.map(({ text }) => text),
    spans: chosen.map(({ start, end }) => ({ start, end })),
    words: countWords(chosen),
  };
}

/**
 * @param {Analysis} analysis
 * @param {Length} length
 * @returns {number}
 */
function ranksTaken({ sentences, auto }, { sentences: count, words, ratio, length = 'auto' }) {
  if (count !== undefined) return count;
  const content = sentences.filter(({ rank }) => rank !== null);
  if (words !== undefined) return ranksWithin(content, words);
  if (ratio !== undefined) return ranksWithin(content, Math.floor(countWords(content) * ratio));
  return length === 'auto' ? auto : NAMED[length];
}

/**
 * How many ranks fit into a budget of words; at least 1.
 * @param {Sentence[]} content
 * @param {number} budget
 * @returns {number}
 */
function ranksWithin(content, budget) {
  const byRank = [...content].sort((a, b) => Number(a.rank) - Number(b.rank));
  let used = 0;
  const over = byRank.findIndex(({ words }) => (used += words) > budget);
  return Math.max(over < 0 ? byRank.length : over, 1);
}

/** @param {Sentence[]} sentences */
function countWords(sentences) {
  return sentences.reduce((sum, { words }) => sum + words, 0);
}

/** @param {Sentence[]} sentences */
function readingText(sentences) {
  let text = '';
  sentences.forEach((sentence, i) => {
    if (i > 0) text += sentence.paragraph === sentences[i - 1].paragraph ? ' ' : '\n';
    text += collapse(sentence.text);
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
