/**
 * What passes between this side and a worker: answers in pieces, and errors.
 * A long answer that came at once would hold this side up while it is taken in; each piece takes it a few milliseconds.
 */
import { EngineError, OptionError, TextError } from './errors.js';

/** @import { Text } from './worker.d.ts' */
/** @typedef {(...args: any[]) => Promise<any>} Call */
/** @typedef {(string | number)[]} Path Keys that lead from an answer to one of its lists. */
/** @typedef {{ path: Path, items: unknown[] }} Piece Items that belong at the end of a list. */
/** @typedef {{ name: string, message: string, option?: string, given?: unknown, allowed?: string, reason?: string }} PlainError */

/** Objects that one piece holds, about. */
const PIECE = 400;

/**
 * Cuts an answer: first the whole of it with its long lists empty, then what belongs into them.
 * @param {unknown} answer Plain data.
 * @returns {Generator<unknown>} The answer without its long lists, then each `Piece`.
 */
export function* cut(answer) {
  /** @type {{ path: Path, list: unknown[] }[]} */
  const long = [];
  yield withoutLong(answer, [], long);
  for (const { path, list } of long) {
    let begun = 0;
    let weight = 0;
    for (let i = 0; i < list.length; i++) {
      weight += Math.min(objectsIn(list[i]), PIECE);
      if (weight < PIECE && i + 1 < list.length) continue;
      const items = list.slice(begun, i + 1).map((item, k) => withoutLong(item, [...path, begun + k], long));
      yield { path, items };
      begun = i + 1;
      weight = 0;
    }
  }
}

/**
 * Puts a piece where it belongs.
 * @param {any} answer
 * @param {Piece} piece
 */
export function put(answer, { path, items }) {
  const list = path.reduce((inner, key) => inner[key], answer);
  for (const item of items) list.push(item);
}

/**
 * The objects of plain data: what it costs to take in.
 * @param {unknown} value
 * @returns {number}
 */
export function objectsIn(value) {
  let count = 1;
  if (typeof value !== 'object' || value === null) return count;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof inner === 'object') count += objectsIn(inner);
  }
  return count;
}

/**
 * The same data with long lists empty; those are put on a list of their own.
 * @param {unknown} value
 * @param {Path} path
 * @param {{ path: Path, list: unknown[] }[]} long
 * @returns {unknown}
 */
function withoutLong(value, path, long) {
  if (typeof value !== 'object' || value === null || objectsIn(value) <= PIECE) return value;
  if (Array.isArray(value)) {
    long.push({ path, list: value });
    return [];
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLong(inner, [...path, key], long)]));
}

/**
 * The calls, for texts that may be bytes too.
 * @param {{ init: Call, analyze: Call, summarize: Call }} calls
 * @returns {Record<string, Call>}
 */
export function decoding({ init, analyze, summarize }) {
  const decoded = (/** @type {Text} */ text) => (typeof text === 'string' ? text : new TextDecoder().decode(text));
  return {
    init,
    analyze: (text, options) => analyze(decoded(text), options),
    summarize: (text, options) => summarize(decoded(text), options),
  };
}

/**
 * An error as plain data: a clone would lose its class.
 * @param {unknown} error
 * @returns {PlainError}
 */
export function plainError(error) {
  const { name, message, cause, option, given, allowed } = /** @type {OptionError} */ (error);
  return { name, message, option, given, allowed, reason: cause instanceof Error ? cause.message : undefined };
}

/**
 * The error again, of its class.
 * @param {PlainError} plain
 */
export function revivedError({ name, message, option = '', given, allowed = '', reason }) {
  if (name === 'OptionError') return new OptionError(option, given, allowed);
  if (name === 'TextError') return Object.assign(new TextError(given), { message });
  return new EngineError(message, reason === undefined ? undefined : { cause: new Error(reason) });
}
