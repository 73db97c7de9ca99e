/**
 * Nutgraf for Node, Deno and Bun: the engine is read from the file beside this module.
 */
import { nutgraf } from './calls.js';
import { open } from './node-open.js';

export const { analyze, summarize, init } = nutgraf(open);
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';
