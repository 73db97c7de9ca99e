/**
 * The worker of Node, Deno and Bun.
 */
import { nutgraf } from './core.js';
import { decoding } from './worker-message.js';
import { listen } from './worker-listen-node.js';

listen(decoding(nutgraf(async (engine) => /** @type {any} */ (engine))));
