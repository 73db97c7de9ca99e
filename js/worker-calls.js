/**
 * The calls, answered by a platform's workers.
 */
import { OptionError, TextError } from './errors.js';
import { analyzeOptions, summarizeOptions } from './options.js';
import { decoding } from './worker-message.js';
import { Pool } from './worker-pool.js';

/** @import { EngineSource } from './types.d.ts' */
/** @import { Text, WorkerOptions } from './worker.d.ts' */
/** @import { Platform } from './worker-pool.js' */

/** @param {Omit<Platform, 'here'> & { here: Parameters<typeof decoding>[0] }} platform */
export function workers(platform) {
  /** @param {{ threads?: number, worker?: () => any }} [options] */
  function pool({ threads = platform.threads, worker } = {}) {
    if (!Number.isSafeInteger(threads) || threads < 1) {
      throw new OptionError('threads', threads, 'a whole number, at least 1');
    }
    const own = new Pool({ ...platform, here: decoding(platform.here) }, threads, worker);
    return {
      /** @param {any} text @param {any} [options] */
      analyze: async (text, options) => own.add(asked('analyze', text, options)),
      /** @param {any} text @param {any} [options] */
      summarize: async (text, options) => own.add(asked('summarize', text, options)),
      /** @param {EngineSource | Promise<EngineSource>} [source] */
      init: (source) => own.init(source),
      close: () => own.close(),
    };
  }
  return { ...pool(), pool };
}

/**
 * What is asked for, checked on this side.
 * @param {'analyze' | 'summarize'} call
 * @param {unknown} text
 * @param {any} [options]
 * @returns {import('./worker-job.js').Asked}
 */
function asked(call, text, options) {
  if (!isText(text)) throw new TextError(text);
  const { signal, onProgress, transfer, ...rest } = checkedOwn(options);
  const check = call === 'summarize' ? summarizeOptions : analyzeOptions;
  check(rest);
  const moved = transfer && typeof text !== 'string' ? [bufferOf(text)] : undefined;
  return { call, text, options: rest, signal, onProgress, transfer: moved };
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
 * @param {any} [options]
 * @returns {Record<string, unknown> & WorkerOptions}
 */
function checkedOwn(options = {}) {
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
