/**
 * Nutgraf off the main thread, for Node, Deno and Bun: the calls of `nutgraf`, answered by worker threads.
 */
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import * as here from './node.js';
import { open } from './node-open.js';
import { workers } from './worker-calls.js';

/** @import { Events, Thread } from './worker-pool.js' */

export const { analyze, summarize, init, close, pool } = workers({
  threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
  open,
  start,
  here,
});
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';

/** Not by a URL of this module, which bundlers take for an asset; without the process's flags, which may not be for files. */
function create() {
  return new Worker(join(dirname(fileURLToPath(import.meta.url)), 'worker-thread-node.js'), { execArgv: [] });
}

/**
 * @param {Events} events
 * @param {() => Worker} [made]
 * @returns {Thread}
 */
function start({ ready, message, died }, made = create) {
  const worker = made();
  let reason = '';
  worker.on('message', (data) => (data.ready ? ready() : message(data)));
  worker.on('error', (error) => (reason = error.message));
  worker.on('messageerror', (error) => (reason = error.message));
  worker.on('exit', () => died(reason));
  return {
    post: (data, transfer = []) => worker.postMessage(data, /** @type {any} */ (transfer)),
    end: () => void worker.terminate(),
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
  };
}
