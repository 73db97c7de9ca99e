/** Nutgraf for browsers, workers and bundlers: the engine is fetched from beside this module. */
import { opened } from './address.js';
import { nutgraf } from './calls.js';

export const { analyze, summarize, init } = nutgraf((source = new URL('./engine.wasm', import.meta.url)) => opened(source));
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';
