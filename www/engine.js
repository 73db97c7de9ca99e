/** The engine: a worker of its own, started with the page, so that it is there before the first paste and never holds it up. */

import { workerAddress } from './trusted.js';

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").AnalyzeOptions} AnalyzeOptions */
/** @typedef {import("../src/types.d.ts").Summary} Summary */
/** @typedef {import("../src/types.d.ts").Selection} Selection */
/**
 * @typedef {object} Engine
 * @property {import("../js/worker.d.ts").Pool["analyze"]} analyze
 * @property {(analysis: Analysis, selection?: Selection) => Summary} select
 */

/** `because` costs an object for each feature of each sentence: too much for a book. */
const EXPLAIN_UP_TO = 200_000;

/** @type {Promise<Engine> | undefined} */
let engine;
/** Ends the reading that is under way. */
let current = new AbortController();

/**
 * The package's entry, which is served beside the page; its wasm is fetched at once.
 * @returns {Promise<Engine>}
 */
export function load() {
  engine ??= start().catch((error) => {
    engine = undefined;
    throw new LoadError(error);
  });
  return engine;
}

/**
 * Reads a text. The one before is not read to its end: only the latest counts.
 * @param {string} text
 * @param {string} language BCP 47, or "" to have it detected
 * @returns {Promise<{analysis: Analysis, select: Engine["select"]}>}
 */
export async function read(text, language) {
  stop();
  const { signal } = current;
  const { analyze, select } = await load();
  /** @type {AnalyzeOptions} */
  const options = { explain: text.length <= EXPLAIN_UP_TO };
  if (language) options.language = language;
  return { analysis: await analyze(text, { ...options, signal }), select };
}

/** Ends the reading that is under way. */
export function stop() {
  current.abort();
  current = new AbortController();
}

/** The engine could not be loaded. */
export class LoadError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('the engine could not be loaded', { cause });
    this.name = 'LoadError';
  }
}

/** @returns {Promise<Engine>} */
async function start() {
  const entry = './nutgraf/worker.js';
  /** @type {typeof import("../js/worker.d.ts")} */
  const { pool, select } = await import(entry);
  const { analyze, init } = pool({ threads: 1, worker });
  await init();
  return { analyze, select };
}

function worker() {
  return new Worker(workerAddress(), { type: 'module' });
}
