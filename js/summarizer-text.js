/**
 * What a `Summarizer` answers: the engine's choice of an article, piece by piece, in the format asked for.
 */
import { collapse, select } from './select.js';
import { engineCode } from './summarizer-language.js';

/** @import { Analysis } from './types.d.ts' */
/** @import { Engine } from './summarizer-window.js' */
/** @import { SummarizerFormat, SummarizerLength, SummarizerType } from './summarizer.d.ts' */
/**
 * @typedef {object} Attributes
 * @property {SummarizerType} type
 * @property {SummarizerFormat} format
 * @property {SummarizerLength} length
 * @property {string} sharedContext
 * @property {readonly string[] | null} expectedInputLanguages As `bestFit` gives them.
 * @property {string | null} outputLanguage
 * @property {number} inputQuota
 */

/** From this confidence on a detected language is taken for certain (0 to 1). */
const CERTAIN = 0.9;

/**
 * Analyses a text that should be in the languages of a summarizer, about what its contexts say.
 * @param {Engine['analyze']} analyze
 * @param {string} text
 * @param {string} context
 * @param {Attributes} attributes
 * @returns {Promise<Analysis | undefined>} Nothing where it is certainly not in the output language.
 */
export async function read(analyze, text, context, { sharedContext, expectedInputLanguages, outputLanguage }) {
  const options = { focus: `${sharedContext} ${context}`.trim() || undefined };
  const analysis = await analyze(text, options);
  const { code, confidence } = analysis.language;
  const codes = (outputLanguage ? [outputLanguage] : (expectedInputLanguages ?? [])).map(engineCode);
  if (codes.length === 0 || codes.includes(code)) return analysis;
  if (confidence < CERTAIN) return analyze(text, { ...options, language: codes[0] });
  return outputLanguage ? undefined : analysis;
}

/**
 * The pieces of a summary; joined they are its text.
 * @param {Analysis} analysis
 * @param {Attributes} attributes
 * @returns {string[]}
 */
export function written(analysis, { type, format, length }) {
  const chosen = select(analysis, { type, length }).sentences;
  const pieces = chosen.length > 0 ? chosen : select(analysis, { length }).sentences;
  const bullets = type === 'key-points';
  return pieces.map((piece, i) => {
    const text = format === 'markdown' ? markdown(collapse(piece)) : collapse(piece);
    const bullet = bullets && format === 'markdown' ? '- ' : '';
    return (i === 0 ? '' : bullets ? '\n' : ' ') + bullet + text;
  });
}

/**
 * A text that reads the same as Markdown: what would be markup is escaped.
 * @param {string} text
 */
function markdown(text) {
  return text
    .replace(/[\\`*[<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w{1,31};)/gu, '\\$&')
    .replace(/^(\d{0,9})([.)]|[-+=#>])/, (start, digits, sign) =>
      digits === '' || '.)'.includes(sign) ? `${digits}\\${sign}` : start,
    );
}
