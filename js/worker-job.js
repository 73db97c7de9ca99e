/**
 * A call on its way through the pool: it waits, is read, is received, and settles once.
 */
import { EngineError, OptionError, TextError } from './errors.js';
import { analyzeOptions, summarizeOptions } from './options.js';
import { objectsIn, put } from './worker-message.js';

/** @import { Progress, Text } from './worker.d.ts' */
/** @typedef {'init' | 'analyze' | 'summarize'} Call */
/** @typedef {{ signal?: AbortSignal, onProgress?: (progress: Progress) => void, transfer?: boolean }} Own The worker's own options. */

/** Times that a call is begun again after its worker was ended by others. */
const MOST_RETRIES = 1;

export class Job {
  /** @type {Call} */ call;
  /** @type {Text} */ text;
  /** What the call itself understands. @type {Record<string, unknown>} */ options;
  /** @type {Transferable[]} */ transfer;
  settled = false;
  /** What has come of the answer. @type {unknown} */ #answer;
  #received = 0;
  #retries = 0;
  /** @type {Own} */ #own;
  /** @type {(value: any) => void} */ #resolve = () => {};
  /** @type {(reason: unknown) => void} */ #reject = () => {};
  /** @type {Promise<any>} */ promise;

  /**
   * @param {Call} call
   * @param {Text} [text]
   * @param {Record<string, unknown>} [options]
   */
  constructor(call, text = '', options = {}) {
    this.call = call;
    if (!isText(text)) throw new TextError(text);
    const { signal, onProgress, transfer, ...rest } = checkedOwn(options);
    (call === 'summarize' ? summarizeOptions : analyzeOptions)(rest);
    this.text = text;
    this.options = rest;
    this.#own = { signal, onProgress };
    this.transfer = transfer && typeof text !== 'string' ? [bufferOf(text)] : [];
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
    const { signal } = this.#own;
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
    const { onProgress } = this.#own;
    // In a microtask: what a listener throws is the listener's, and is reported as such.
    if (onProgress) queueMicrotask(() => this.#wanted() && onProgress({ stage, done }));
  }

  /** Whether the caller still wants to hear: yes, until the answer is there or called off. */
  #wanted() {
    return !this.#own.signal?.aborted;
  }

  /** Forgets what has come, to be begun again. @returns {boolean} Whether that may be. */
  again() {
    this.#answer = undefined;
    this.#received = 0;
    return this.transfer.length === 0 && this.#retries++ < MOST_RETRIES;
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

/**
 * @param {unknown} text
 * @returns {text is Text}
 */
function isText(text) {
  return typeof text === 'string' || text instanceof ArrayBuffer || (ArrayBuffer.isView(text) && bufferOf(text) instanceof ArrayBuffer);
}

/** @param {ArrayBuffer | ArrayBufferView} bytes */
function bufferOf(bytes) {
  return /** @type {ArrayBuffer} */ (ArrayBuffer.isView(bytes) ? bytes.buffer : bytes);
}

/**
 * The options, those of the worker checked.
 * @param {Record<string, unknown>} options
 * @returns {Record<string, unknown> & Own}
 */
function checkedOwn(options) {
  // What is no object is refused by the check of the others.
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return { ...analyzeOptions(options) };
  const { signal, onProgress, transfer } = options;
  if (signal !== undefined && typeof (/** @type {any} */ (signal)?.addEventListener) !== 'function') {
    throw new OptionError('signal', signal, 'an AbortSignal');
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new OptionError('onProgress', onProgress, 'a function');
  }
  if (transfer !== undefined && typeof transfer !== 'boolean') {
    throw new OptionError('transfer', transfer, 'true or false');
  }
  return options;
}
