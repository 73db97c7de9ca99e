/**
 * Nutgraf for browsers, workers and bundlers: the engine is fetched from beside this module.
 */
import { nutgraf } from './core.js';
import { EngineError } from './errors.js';

/** @import { EngineSource } from './types.d.ts' */

export const { analyze, summarize, init } = nutgraf(open);
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';

/**
 * @param {EngineSource} [source]
 * @returns {Promise<Response | BufferSource | WebAssembly.Module>}
 */
async function open(source = new URL('./engine.wasm', import.meta.url)) {
  if (source instanceof Response) return answered(source);
  if (typeof source === 'string' || source instanceof URL || source instanceof Request) {
    return answered(await fetched(source));
  }
  return source;
}

/** @param {string | URL | Request} address */
async function fetched(address) {
  try {
    return await fetch(address);
  } catch (error) {
    const url = address instanceof Request ? address.url : address;
    throw new EngineError(
      `the engine could not be fetched from ${url}. Serve engine.wasm there over http, allow it in connect-src, ` +
        'or call init() with its address.',
      { cause: error },
    );
  }
}

/** @param {Response} response */
function answered(response) {
  if (response.ok) return response;
  throw new EngineError(
    `the engine is not at ${response.url}: the server answered ${response.status}. ` +
      'Serve engine.wasm there, or call init() with its address.',
  );
}
