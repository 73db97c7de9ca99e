/** The engine from what a caller brings, where addresses are fetched. */
import { EngineError } from './errors.js';

/** @import { EngineSource } from './types.d.ts' */

/**
 * @param {EngineSource} source
 * @returns {Promise<Response | BufferSource | WebAssembly.Module>}
 */
export async function opened(source) {
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
