/**
 * The worker of Node, Deno and Bun.
 */
import * as calls from './core.js';
import { decoding } from './worker-message.js';
import { listen } from './worker-listen-node.js';

listen(decoding(calls));
