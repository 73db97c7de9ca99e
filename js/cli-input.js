/**
 * Bytes of files and standard input, as text. What is not UTF-8 is an error that says where.
 */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Input that cannot be read. */
export class InputError extends Error {
  name = 'InputError';
}

/**
 * The text of a file; "-" is standard input.
 * @param {string} file
 */
export async function readText(file) {
  return decode(file === '-' ? await readStandardInput() : await readBytes(file));
}

/** @param {string} file */
async function readBytes(file) {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(error);
  }
}

/** @param {unknown} error What came of reading a file. */
function unreadable(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  /** @type {Record<string, string>} */
  const known = { ENOENT: 'no such file', EISDIR: 'is a folder', EACCES: 'may not be read' };
  return new InputError(known[code ?? ''] ?? message, { cause: error });
}

async function readStandardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * @param {Buffer} bytes
 * @returns {string}
 */
export function decode(bytes) {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const offset = invalidByte(bytes);
  const hint = bytes.length > 1 && /^(fffe|feff)/.test(bytes.toString('hex', 0, 2)) ? '; it looks like UTF-16' : '';
  throw new InputError(
    `not UTF-8: byte 0x${bytes[offset].toString(16).padStart(2, '0')} at offset ${offset}${hint}. Convert it to UTF-8.`,
  );
}

/**
 * Where the first character starts that is not UTF-8.
 * @param {Buffer} bytes
 */
function invalidByte(bytes) {
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset];
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (!isUtf8(bytes.subarray(offset, offset + length))) break;
    offset += length;
  }
  return offset;
}

/** The bytes of a line that are kept: without an end the input could fill the memory. */
export const LONGEST_LINE = 1 << 26;

/**
 * The lines of a file, as bytes: as many whole lines at once as have come. Only "\n" ends a line: JSON may hold other line
 * breaks. Of a line that is longer than LONGEST_LINE some bytes more than that are given.
 * @param {string} file "-" is standard input.
 * @returns {AsyncGenerator<Buffer<ArrayBuffer>>}
 */
export async function* wholeLines(file) {
  const NEWLINE = 10;
  /** @type {Buffer[]} */
  let begun = [];
  let size = 0;
  for await (let chunk of chunksOf(file)) {
    // The rest of a line that is too long is left out, but for its end.
    if (size > LONGEST_LINE) chunk = chunk.subarray(Math.max(0, chunk.indexOf(NEWLINE)));
    if (size > LONGEST_LINE && chunk[0] !== NEWLINE) continue;
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      yield Buffer.concat([...begun, chunk.subarray(0, end)]);
      [begun, size] = [[], 0];
    }
    if (end < chunk.length) begun.push(chunk.subarray(end));
    size += chunk.length - end;
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/**
 * @param {string} file
 * @returns {AsyncGenerator<Buffer>}
 */
async function* chunksOf(file) {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file);
  } catch (error) {
    throw unreadable(error);
  }
}
