/**
 * A call on its way through the pool: it waits, is read, is received, and settles once.
 */
import { EngineError } from './errors.js';
import { objectsIn, put } from './worker-message.js';

/** @import { Progress, Text } from './worker.d.ts' */
/**
 * @typedef {object} Asked What a job is asked to do.
 * @property {string} call The name of the call.
 * @property {Text} [text]
 * @property {{}} [options] Plain data.
 * @property {Transferable[]} [transfer] What of the text is moved.
 * @property {AbortSignal} [signal]
 * @property {(progress: Progress) => void} [onProgress]
 */

/** Times that a call is begun again after its worker was ended by others. */
const MOST_RETRIES = 1;

export class Job {
  /** @type {Asked} */ asked;
  settled = false;
  /** What has come of the answer. @type {unknown} */ #answer;
  #received = 0;
  #retries = 0;
  /** @type {(value: any) => void} */ #resolve = () => {};
  /** @type {(reason: unknown) => void} */ #reject = () => {};
  /** @type {Promise<any>} */ promise;

  /** @param {Asked} asked */
  constructor(asked) {
    this.asked = asked;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /**
   * What to do when the caller wants no answer any more. The promise is rejected with the signal's reason.
   * @param {() => void} stop
   */
  whenAborted(stop) {
    const { signal } = this.asked;
    if (!signal) return;
    const abort = () => {
      if (this.settled) return;
      this.reject(signal.reason);
      stop();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    const forget = () => signal.removeEventListener('abort', abort);
    this.promise.then(forget, forget);
  }

  /**
   * @param {Progress['stage']} stage
   * @param {number} [done]
   */
  tell(stage, done = 0) {
    const { onProgress, signal } = this.asked;
    // In a microtask: what a listener throws is the listener's, and is reported as such.
    if (onProgress) queueMicrotask(() => signal?.aborted || onProgress({ stage, done }));
  }

  /** Forgets what has come, to be begun again. @returns {boolean} Whether that may be. */
  again() {
    this.#answer = undefined;
    this.#received = 0;
    return !this.asked.transfer && this.#retries++ < MOST_RETRIES;
  }

  /**
   * Takes in what a worker says of this call.
   * @param {{ answer?: unknown, piece?: import('./worker-message.js').Piece, total?: number, end?: boolean }} message
   */
  receive({ answer, piece, total = 1, end }) {
    if (piece) put(this.#answer, piece);
    else if (!end) this.#answer = answer;
    this.#received += piece ? objectsIn(piece.items) : 0;
    this.tell('receiving', end ? 1 : Math.min(1, this.#received / total));
    if (end) this.resolve(this.#answer);
  }

  /** @param {unknown} value */
  resolve(value) {
    this.settled = true;
    this.#resolve(value);
  }

  /** @param {unknown} error */
  reject(error) {
    this.settled = true;
    this.#reject(error);
  }

  /**
   * Its worker was ended, by whomever.
   * @param {string} reason
   */
  lose(reason) {
    this.reject(
      new EngineError(
        `the worker that was reading was ended${reason && `: ${reason}`}. ` +
          'Either the memory is used up, or something else ended it.',
      ),
    );
  }
}
