/**
 * Both ends of a worker thread of Node, Deno and Bun: how one is started, and how it listens.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';

import { answering } from './worker-answer.js';

/** @import { Call } from './worker-message.js' */
/** @import { Events, Thread } from './worker-pool.js' */

/**
 * A worker of this package.
 * @param {string} name Of its file.
 */
export function create(name) {
  // Not by a URL of this module, which bundlers take for an asset; without the process's flags, which may not be for files.
  return new Worker(join(dirname(fileURLToPath(import.meta.url)), name), { execArgv: [] });
}

/**
 * Tells of a worker.
 * @param {Worker} worker
 * @param {Events} events
 * @returns {Thread}
 */
export function attach(worker, { ready, message, died }) {
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

/**
 * In a worker: answers the calls that come.
 * @param {Record<string, Call>} calls
 */
export function listen(calls) {
  const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
  port.on('message', answering((message) => port.postMessage(message), calls));
  port.postMessage({ ready: true });
}
