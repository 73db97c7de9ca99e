/**
 * Nutgraf in one piece, the engine inside: for bundlers that copy no files, extensions, a single HTML file.
 */
import { opened } from './address.js';
import { nutgraf } from './calls.js';
import { PACKED } from './engine-inline.js';

export const { analyze, summarize, init } = nutgraf((source) => (source === undefined ? unpacked() : opened(source)));
export { select } from './select.js';
export { EngineError, OptionError, TextError } from './errors.js';

/** The engine's bytes: they are packed with gzip, and written in base64. */
function unpacked() {
  const bytes = Uint8Array.from(atob(PACKED), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
