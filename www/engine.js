/** The engine: loaded once, when the page starts, so that it is there before the first paste. */

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").AnalyzeOptions} AnalyzeOptions */
/** @typedef {import("../src/types.d.ts").Summary} Summary */
/** @typedef {import("../src/types.d.ts").Length} Length */
/**
 * @typedef {object} Engine
 * @property {(text: string, options?: AnalyzeOptions) => Promise<Analysis>} analyze
 * @property {(analysis: Analysis, length?: Length) => Summary} select
 * @property {() => Promise<void>} init
 */

/** `because` costs an object for each feature of each sentence: too much for a book. */
const EXPLAIN_UP_TO = 200_000;

/** @type {Promise<Engine> | undefined} */
let engine;

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
 * @param {string} text
 * @param {string} language BCP 47, or "" to have it detected
 * @returns {Promise<{analysis: Analysis, select: Engine["select"]}>}
 */
export async function read(text, language) {
  const { analyze, select } = await load();
  /** @type {AnalyzeOptions} */
  const options = { explain: text.length <= EXPLAIN_UP_TO };
  if (language) options.language = language;
  return { analysis: await analyze(text, options), select };
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
  const entry = './nutgraf/index.js';
  /** @type {Engine} */
  const module = await import(entry);
  await module.init();
  return module;
}
