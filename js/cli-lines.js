/**
 * Lines of `--jsonl`, answered: a text a line in, an answer a line out.
 */
import { decode, InputError, LONGEST_LINE } from './cli-input.js';
import { EngineError } from './errors.js';
import { select } from './select.js';

/** @import { Analysis, AnalyzeOptions, Selection, SummarizeOptions, Summary } from './types.d.ts' */
/** @typedef {{ options: AnalyzeOptions, selection: Selection, withAnalysis: boolean }} Wanted What every line is asked for. */
/**
 * @typedef {object} Calls
 * @property {(text: string, options: AnalyzeOptions) => Promise<Analysis>} analyze
 * @property {(text: string, options: SummarizeOptions) => Promise<Summary>} summarize
 */
/** @typedef {{ text: string, valid: boolean }} Answered The lines to write, and whether every line was valid. */

const NEWLINE = 10;

/**
 * The answers of whole lines, in order. Blank lines have none.
 * @param {Uint8Array} block Lines, each but the last with its line end.
 * @param {number} first The number of its first line.
 * @param {Wanted} wanted
 * @param {Calls} calls
 * @returns {AsyncGenerator<{ id: unknown, error?: {} }>}
 */
export async function* answers(block, first, wanted, calls) {
  let number = first;
  let start = 0;
  while (start < block.length) {
    const end = block.indexOf(NEWLINE, start);
    const line = block.subarray(start, end < 0 ? block.length : end);
    if (!isBlank(line)) yield await answerOf(line, number, wanted, calls);
    number += 1;
    start += line.length + 1;
  }
}

/**
 * The same where all of the block broke off: an error for each line.
 * @param {Uint8Array} block
 * @param {number} first
 * @param {EngineError} error
 */
export function failures(block, first, error) {
  const fail = () => Promise.reject(error);
  return answers(block, first, { options: {}, selection: {}, withAnalysis: false }, { analyze: fail, summarize: fail });
}

/**
 * The call that a thread answers.
 * @param {Calls} calls
 * @returns {(block: Uint8Array, options: { first: number, wanted: Wanted }) => Promise<Answered>}
 */
export function linesCall(calls) {
  return (block, { first, wanted }) => written(answers(block, first, wanted, calls));
}

/**
 * The lines to write.
 * @param {AsyncIterable<{ error?: {} }>} answers
 * @returns {Promise<Answered>}
 */
export async function written(answers) {
  let text = '';
  let valid = true;
  for await (const answer of answers) {
    text += `${JSON.stringify(answer)}\n`;
    valid &&= !('error' in answer);
  }
  return { text, valid };
}

/** @param {Uint8Array} block */
export function countLines(block) {
  let count = 0;
  for (let at = -1; (at = block.indexOf(NEWLINE, at + 1)) >= 0; ) count += 1;
  return count;
}

/**
 * @param {Uint8Array} line
 * @param {number} number
 * @param {Wanted} wanted
 * @param {Calls} calls
 */
async function answerOf(line, number, { options, selection, withAnalysis }, { analyze, summarize }) {
  /** @type {unknown} */
  let id = null;
  try {
    const item = parse(line, number);
    id = item.id ?? null;
    /** @type {AnalyzeOptions} */
    const asked = { ...options };
    if (item.lang != null) asked.language = item.lang;
    if (item.title != null) asked.title = item.title;
    const start = performance.now();
    const analysis = withAnalysis ? await analyze(item.text, asked) : undefined;
    const summary = analysis ? select(analysis, selection) : await summarize(item.text, { ...asked, ...selection });
    const ms = Number((performance.now() - start).toFixed(3));
    return { id, ms, summary: summary.sentences, ...(analysis && { analysis }) };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    return { id, error: { name, message } };
  }
}

/**
 * @param {Uint8Array} line
 * @param {number} number
 * @returns {Record<string, any>}
 */
function parse(line, number) {
  if (line.length > LONGEST_LINE) throw new InputError(`line ${number}: longer than ${LONGEST_LINE} bytes`);
  let item;
  try {
    const { buffer, byteOffset, length } = line;
    item = JSON.parse(decode(Buffer.from(buffer, byteOffset, length)).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError(`line ${number}: ${/** @type {Error} */ (error).message}`);
  }
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item;
  throw new InputError(`line ${number}: not an object with "id" and "text"`);
}

/** @param {Uint8Array} line */
function isBlank(line) {
  return line.every((byte) => byte === 32 || byte === 9 || byte === 13);
}
