/**
 * Nutgraf without any input or output: nothing is read or fetched, the caller brings the engine.
 */
import { nutgraf } from './calls.js';
import { EngineError } from './errors.js';

/** @import { EngineSource } from './types.d.ts' */

export const { analyze, summarize, init } = nutgraf(given);
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';

/**
 * @param {EngineSource} [engine]
 * @returns {Promise<BufferSource | WebAssembly.Module>}
 */
async function given(engine) {
  if (engine instanceof WebAssembly.Module || engine instanceof ArrayBuffer || ArrayBuffer.isView(engine)) return engine;
  throw new EngineError(
    'nutgraf/core loads nothing: call init() with the bytes of nutgraf/engine.wasm, or with its WebAssembly.Module, first.',
  );
}
