/** What is sent, as text: never more than the limit is held. */
import { Refusal } from './refusal.js';

/**
 * The whole body.
 * @param {Request} request
 * @param {number} limit Bytes.
 */
export async function readText(request, limit) {
  if (Number(request.headers.get('Content-Length')) > limit) throw tooLong(limit);
  const chunks = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLong(limit);
    chunks.push(chunk);
  }
  return decoded(new Uint8Array(await new Blob(chunks).arrayBuffer()));
}

/**
 * The lines of a stream, or the refusal of one that is too long or no UTF-8.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>> | null} body
 * @param {number} limit Bytes of one line.
 * @returns {AsyncGenerator<string | Refusal>}
 */
export async function* readLines(body, limit) {
  const NEWLINE = 10;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  let begun = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    let start = 0;
    for (let end; start < chunk.length; start = end + 1) {
      const found = chunk.indexOf(NEWLINE, start);
      end = found < 0 ? chunk.length : found;
      size += end - start;
      if (size <= limit) begun.push(chunk.subarray(start, end));
      if (found < 0) break;
      if (size > 0) yield await line(begun, size, limit);
      [begun, size] = [[], 0];
    }
  }
  if (size > 0) yield await line(begun, size, limit);
}

/**
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @param {number} size
 * @param {number} limit
 */
async function line(parts, size, limit) {
  if (size > limit) return tooLong(limit);
  try {
    return decoded(new Uint8Array(await new Blob(parts).arrayBuffer()));
  } catch (error) {
    return /** @type {Refusal} */ (error);
  }
}

/** @param {Uint8Array} bytes */
function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'not UTF-8');
  }
}

/** @param {number} limit */
function tooLong(limit) {
  return new Refusal(413, `longer than ${limit} bytes`);
}

/**
 * A text and its options.
 * @param {string} json
 * @returns {Record<string, any>}
 */
export function parseItem(json) {
  let item;
  try {
    item = JSON.parse(json);
  } catch (error) {
    throw new Refusal(400, `not JSON: ${/** @type {Error} */ (error).message}`);
  }
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item;
  throw new Refusal(400, 'send an object with "text"');
}
