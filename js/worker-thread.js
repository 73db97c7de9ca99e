/**
 * The worker of browsers. Its lock is free again when it is no more: so others learn that, whatever ended it.
 */
import * as calls from './core.js';
import { answering } from './worker-answer.js';
import { decoding } from './worker-message.js';

const answer = answering((message) => self.postMessage(message), decoding(calls));

self.onmessage = ({ data }) => answer(data);
listen();

async function listen() {
  try {
    const lock = `nutgraf ${crypto.randomUUID()}`;
    await navigator.locks.request(lock, () => {
      self.postMessage({ ready: true, lock });
      return new Promise(() => {});
    });
  } catch {
    self.postMessage({ ready: true }); // No locks where the page is not served safely, or has no origin.
  }
}
