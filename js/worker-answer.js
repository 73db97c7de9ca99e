/**
 * The side of a worker: takes calls one by one, and answers each in pieces.
 */
import { nutgraf } from './core.js';
import { cut, objectsIn, plainError } from './worker-message.js';

/** @typedef {{ engine?: WebAssembly.Module, call?: 'init' | 'analyze' | 'summarize', text?: string | BufferSource, options?: {} }} Message */

/**
 * @param {(message: unknown) => void} post
 * @returns {(message: Message) => Promise<void>} Takes a message in.
 */
export function answering(post) {
  /** @type {WebAssembly.Module | undefined} */
  let engine;
  const calls = nutgraf(async (module) => /** @type {WebAssembly.Module} */ (module));

  return async (message) => {
    if (message.engine) engine = message.engine;
    if (!message.call) return;
    try {
      await calls.init(engine);
      const { call, text = '', options } = message;
      if (call !== 'init') send(await calls[call](typeof text === 'string' ? text : new TextDecoder().decode(text), options));
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
