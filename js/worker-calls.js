/**
 * The calls, answered by a platform's workers.
 */
import { OptionError } from './errors.js';
import { Pool } from './worker-pool.js';

/** @import { EngineSource } from './types.d.ts' */
/** @import { Platform } from './worker-pool.js' */

/** @param {Platform} platform */
export function workers(platform) {
  /** @param {{ threads?: number, worker?: () => any }} [options] */
  function pool({ threads = platform.threads, worker } = {}) {
    if (!Number.isSafeInteger(threads) || threads < 1) {
      throw new OptionError('threads', threads, 'a whole number, at least 1');
    }
    const own = new Pool(platform, threads, worker);
    return {
      /** @param {any} text @param {any} [options] */
      analyze: (text, options) => own.run('analyze', text, options),
      /** @param {any} text @param {any} [options] */
      summarize: (text, options) => own.run('summarize', text, options),
      /** @param {EngineSource | Promise<EngineSource>} [source] */
      init: (source) => own.init(source),
      close: () => own.close(),
    };
  }
  return { ...pool(), pool };
}
