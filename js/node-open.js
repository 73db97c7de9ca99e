/**
 * The engine where files are read: Node, Deno, Bun.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { EngineError } from './errors.js';

/** @import { EngineSource } from './types.d.ts' */

/**
 * @param {EngineSource} [source]
 * @returns {Promise<Response | BufferSource | WebAssembly.Module>}
 */
export async function open(source) {
  // Not by a URL of this module: a bundler would take that for an asset, and some then hand readFile their own URL.
  source ??= join(dirname(fileURLToPath(import.meta.url)), 'engine.wasm');
  if (source instanceof URL || typeof source === 'string') return opened(source);
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer || source instanceof WebAssembly.Module) return source;
  // Last, because Node takes 50 ms to bring these two.
  if (source instanceof Request) source = await reached(source, () => fetch(/** @type {Request} */ (source)));
  return source instanceof Response ? answered(source) : source;
}

/** @param {string | URL} place An address, or the path of a file. */
async function opened(place) {
  const address = String(place);
  if (/^https?:/.test(address)) return answered(await reached(place, () => fetch(place)));
  return reached(place, () => readFile(address.startsWith('file:') ? fileURLToPath(address) : address));
}

/**
 * @template T
 * @param {string | URL | Request} place
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function reached(place, act) {
  try {
    return await act();
  } catch (error) {
    const where = place instanceof Request ? place.url : place;
    throw new EngineError(
      `the engine could not be read from ${where}. Keep engine.wasm beside Nutgraf's modules, ` +
        'or call init() with its bytes or its path.',
      { cause: error },
    );
  }
}

/** @param {Response} response */
function answered(response) {
  if (response.ok) return response;
  throw new EngineError(
    `the engine is not at ${response.url}: the server answered ${response.status}. ` +
      'Serve engine.wasm there, or call init() with its bytes or its path.',
  );
}
