/**
 * Nutgraf for workerd and its kin, where WebAssembly is compiled before anything runs: the engine is imported.
 */
import { opened } from './address.js';
import { nutgraf } from './calls.js';
import engine from './engine.wasm';

export const { analyze, summarize, init } = nutgraf((source = engine) => opened(source));
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';
