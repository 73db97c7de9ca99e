/**
 * Nutgraf off the main thread, for browsers and bundlers: the calls of `nutgraf`, answered by workers.
 */
import { opened } from './address.js';
import * as here from './index.js';
import { workers } from './worker-calls.js';

/** @import { Events, Thread } from './worker-pool.js' */

export const { analyze, summarize, init, close, pool } = workers({
  threads: Math.max(1, Math.min(4, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1)),
  open: (source = new URL('./engine.wasm', import.meta.url)) => opened(source),
  start,
  here,
});
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';

/** Written as bundlers look for it. */
function create() {
  return new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' });
}

/**
 * @param {Events} events
 * @param {() => Worker} [made]
 * @returns {Thread}
 */
function start({ ready, message, died }, made = create) {
  const worker = made();
  worker.onmessage = ({ data }) => {
    if (!data.ready) return message(data);
    // The worker holds the lock as long as it lives.
    if (data.lock) navigator.locks.request(data.lock, () => died('')).catch(() => {});
    ready();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    died(event.message ?? '');
  };
  worker.onmessageerror = () => died('a message could not be read');
  return { post: (data, transfer = []) => worker.postMessage(data, transfer), end: () => worker.terminate() };
}
