/**
 * `--jsonl`: a text a line in, an answer a line out, in order and one at a time, so that memory stays flat.
 */
import { createReadStream } from 'node:fs';

import { decode, InputError, lines } from './cli-input.js';
import { analyze, init, select } from './node.js';

/** @import { AnalyzeOptions, Selection } from './types.d.ts' */
/** @typedef {{ options: AnalyzeOptions, selection: Selection, withAnalysis: boolean, write: (text: string) => Promise<void> }} Job */

/**
 * Answers every line of the files.
 * @param {string[]} files "-" is standard input.
 * @param {Job} job
 * @returns {Promise<boolean>} Whether every line was valid.
 */
export async function answerLines(files, job) {
  await init();
  let allValid = true;
  for (const file of files) {
    let number = 0;
    for await (const line of lines(file === '-' ? process.stdin : createReadStream(file))) {
      number += 1;
      if (isBlank(line)) continue;
      const answer = await answerLine(line, number, job);
      allValid &&= !('error' in answer);
      await job.write(`${JSON.stringify(answer)}\n`);
    }
  }
  return allValid;
}

/**
 * @param {Buffer} line
 * @param {number} number
 * @param {Job} job
 */
async function answerLine(line, number, { options, selection, withAnalysis }) {
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
    const analysis = await analyze(item.text, asked);
    const summary = select(analysis, selection);
    const ms = Number((performance.now() - start).toFixed(3));
    return { id, ms, summary: summary.sentences, ...(withAnalysis && { analysis }) };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    return { id, error: { name, message } };
  }
}

/**
 * @param {Buffer} line
 * @param {number} number
 * @returns {Record<string, any>}
 */
function parse(line, number) {
  let item;
  try {
    item = JSON.parse(decode(line).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError(`line ${number}: ${/** @type {Error} */ (error).message}`);
  }
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item;
  throw new InputError(`line ${number}: not an object with "id" and "text"`);
}

/** @param {Buffer} line */
function isBlank(line) {
  return line.every((byte) => byte === 32 || byte === 9 || byte === 13);
}
