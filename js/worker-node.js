/**
 * Nutgraf off the main thread, for Node, Deno and Bun: the calls of `nutgraf`, answered by worker threads.
 */
import { availableParallelism } from 'node:os';

import * as here from './node.js';
import { open } from './node-open.js';
import { workers } from './worker-calls.js';
import { attach, create } from './worker-listen-node.js';

export const { analyze, summarize, init, close, pool } = workers({
  threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
  open,
  start: (events, own) => attach(own ? own() : create('worker-thread-node.js'), events),
  here,
});
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';
