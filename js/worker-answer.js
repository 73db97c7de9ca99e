/**
 * The side of a worker: takes calls one by one, and answers each in pieces.
 */
import { cut, objectsIn, plainError } from './worker-message.js';

/** @import { Text } from './worker.d.ts' */
/** @typedef {{ engine?: WebAssembly.Module, call?: string, text?: Text, options?: {} }} Message */

/**
 * @param {(message: unknown) => void} post
 * @param {Record<string, import('./worker-message.js').Call>} calls By name; `init` takes the engine.
 * @returns {(message: Message) => Promise<void>} Takes a message in.
 */
export function answering(post, calls) {
  /** @type {WebAssembly.Module | undefined} */
  let engine;

  return async (message) => {
    if (message.engine) engine = message.engine;
    if (!message.call) return;
    try {
      await calls.init(engine);
      const { call, text, options } = message;
      if (call !== 'init') send(await calls[call](text, options));
      post({ end: true });
    } catch (error) {
      post({ error: plainError(error) });
    }
  };

  /** @param {unknown} answer */
  function send(answer) {
    const total = objectsIn(answer);
    const parts = cut(answer);
    post({ answer: parts.next().value, total });
    for (const piece of parts) post({ piece, total });
  }
}
