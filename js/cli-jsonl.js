/**
 * `--jsonl`: lines are taken as they come, answered here or by worker threads, and written in their order. No more is
 * taken than the threads can begin and the reader takes, so that memory stays flat.
 */
import { InputError, wholeLines } from './cli-input.js';
import { answers, countLines, failures, linesCall, written } from './cli-lines.js';
import { EngineError } from './errors.js';
import { analyze, init, summarize } from './node.js';
import { open } from './node-open.js';
import { attach, create } from './worker-listen-node.js';
import { Pool } from './worker-pool.js';

/** @import { Answered, Wanted } from './cli-lines.js' */
/**
 * @typedef {Wanted & { jobs: number, write: (text: string) => Promise<void>, unread: (file: string, error: InputError) => void }} Job
 *   `unread` is told of a file that cannot be read, or not to its end; the others go on.
 */

/** Blocks under way for each thread: one that is read, one that waits. */
const BLOCKS = 2;

/**
 * Answers every line of the files.
 * @param {string[]} files "-" is standard input.
 * @param {Job} job
 * @returns {Promise<boolean>} Whether every line was valid.
 */
export async function answerLines(files, { jobs, write, unread, ...wanted }) {
  const leave = endWithWholeLines();
  const answer = jobs > 1 ? inThreads(jobs, wanted) : here(wanted);
  let allValid = true;
  /** @type {Promise<void>[]} What is not written yet, in order. */
  const open = [];
  for (const file of files) {
    try {
      await answerFile(file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unread(file, error);
    }
  }
  await Promise.all(open);
  leave();
  return allValid;

  /** @param {string} file */
  async function answerFile(file) {
    let number = 1;
    for await (const block of wholeLines(file)) {
      const [answered, before] = [answer(block, number), open.at(-1)];
      const written = (async () => {
        const { text, valid } = await answered;
        await before;
        allValid &&= valid;
        await write(text);
      })();
      written.catch(() => {}); // It is awaited below, though perhaps not yet.
      open.push(written);
      if (open.length >= jobs * BLOCKS || jobs === 1) await open.shift();
      number += countLines(block);
    }
  }
}

/**
 * Answers a block of lines.
 * @typedef {(block: Buffer<ArrayBuffer>, first: number) => Promise<Answered>} Answer
 */

/**
 * On this thread.
 * @param {Wanted} wanted
 * @returns {Answer}
 */
function here(wanted) {
  return async (block, first) => {
    await init();
    return written(answers(block, first, wanted, { analyze, summarize }));
  };
}

/**
 * By worker threads.
 * @param {number} threads
 * @param {Wanted} wanted
 * @returns {Answer}
 */
function inThreads(threads, wanted) {
  const calls = { init, lines: linesCall({ analyze, summarize }) };
  const start = (/** @type {import('./worker-pool.js').Events} */ events) => attach(create('cli-thread.js'), events);
  const pool = new Pool({ threads, open, start, here: calls }, threads);
  return async (block, first) => {
    try {
      return await pool.add({ call: 'lines', text: block, options: { first, wanted } });
    } catch (error) {
      return written(failures(block, first, /** @type {EngineError} */ (error)));
    }
  };
}

/**
 * Ctrl-C ends the run between two lines; a second one at once.
 * @returns {() => void} Takes that back.
 */
function endWithWholeLines() {
  const end = () => {
    const leave = () => process.kill(process.pid, 'SIGINT');
    if (process.stdout.writableLength === 0) leave();
    else process.stdout.once('drain', leave);
  };
  process.once('SIGINT', end);
  return () => process.off('SIGINT', end);
}
