/**
 * Nutgraf in one piece, the engine inside: for bundlers that copy no files, extensions, a single HTML file.
 */
import { opened } from './address.js';
import { nutgraf } from './calls.js';
import { packed } from './engine-inline.js';

export const { analyze, summarize, init } = nutgraf((source) => (source === undefined ? unpacked() : opened(source)));
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';

function unpacked() {
  const stream = new Blob([packed()]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
