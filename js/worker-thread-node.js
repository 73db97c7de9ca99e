/**
 * The worker of Node, Deno and Bun.
 */
import { parentPort } from 'node:worker_threads';

import { answering } from './worker-answer.js';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const answer = answering((message) => port.postMessage(message));

port.on('message', answer);
port.postMessage({ ready: true });
