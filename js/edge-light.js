/**
 * Nutgraf for Next's edge runtime, which has no files, no imports of WebAssembly from packages and nothing that unpacks.
 */
import { opened } from './address.js';
import { nutgraf } from './calls.js';
import { packed } from './engine-inline.js';
import { gunzip } from './inflate.js';

export const { analyze, summarize, init } = nutgraf(async (source) => (source === undefined ? gunzip(packed()) : opened(source)));
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';
