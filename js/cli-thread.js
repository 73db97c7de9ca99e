/**
 * The worker thread of `--jsonl`.
 */
import { linesCall } from './cli-lines.js';
import { nutgraf } from './core.js';
import { listen } from './worker-listen-node.js';

const { analyze, init } = nutgraf(async (engine) => /** @type {any} */ (engine));
listen({ init, lines: linesCall(analyze) });
