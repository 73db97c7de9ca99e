/** The calls of every entry, which says how it opens the engine; all share one. */
import start, { analyze as read, initSync } from './engine.js';
import { EngineError, OptionError, TextError } from './errors.js';
import { analyzeOptions, summarizeOptions } from './options.js';
import { select } from './select.js';

/** @import { Analysis, AnalyzeOptions, EngineSource, SummarizeOptions, Summary } from './types.d.ts' */
/** @typedef {Response | BufferSource | WebAssembly.Module} Opened */

/** The engine once it runs, or while it is being loaded. @type {Promise<void> | undefined} */
let ready;

/**
 * The calls of a platform.
 * @param {(source?: EngineSource) => Promise<Opened>} open Opens the engine: the package's own without a source.
 */
export function nutgraf(open) {
  /**
   * @param {EngineSource | Promise<EngineSource>} [source]
   * @returns {Promise<void>}
   */
  function init(source) {
    ready ??= load(open, source).catch((error) => {
      ready = undefined;
      throw error;
    });
    return ready;
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} [options]
   * @returns {Promise<Analysis>}
   */
  function analyze(text, options) {
    return reading(text, options, false);
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions | undefined} options
   * @param {boolean} brief Only what a summary of sentences is made of.
   */
  async function reading(text, options, brief) {
    if (typeof text !== 'string') throw new TextError(text);
    const checked = analyzeOptions(options);
    await init();
    return mendSurrogates(run(text, checked, brief), text);
  }

  /**
   * @param {string} text
   * @param {SummarizeOptions} [options]
   * @returns {Promise<Summary>}
   */
  async function summarize(text, options) {
    const { analyze: toAnalyze, selection } = summarizeOptions(options);
    const brief = (selection.type ?? 'summary') === 'summary';
    return select(await reading(text, toAnalyze, brief), selection);
  }

  return { init, analyze, summarize };
}

/**
 * @param {(source?: EngineSource) => Promise<Opened>} open
 * @param {EngineSource | Promise<EngineSource>} [source]
 */
async function load(open, source) {
  try {
    await started(await open(await source));
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(`the engine does not start: ${reason(error)}`, { cause: error });
  }
}

/** Not bytes by the engine's own way: Response is slow to come in Node. @param {Opened} opened */
async function started(opened) {
  const bytes = ArrayBuffer.isView(opened) || opened instanceof ArrayBuffer;
  const module = bytes ? await WebAssembly.compile(/** @type {BufferSource} */ (opened)) : opened;
  if (module instanceof WebAssembly.Module) initSync({ module });
  else await start({ module_or_path: opened });
}

/**
 * @param {string} text
 * @param {AnalyzeOptions} options
 * @param {boolean} brief
 */
function run(text, options, brief) {
  try {
    const { language, title, focus, explain = false } = options;
    return read(text, language, title, focus, explain, brief);
  } catch (error) {
    const { option, allowed } = /** @type {{ option?: keyof AnalyzeOptions, allowed?: string }} */ (error);
    if (option !== undefined) throw new OptionError(option, options[option], String(allowed));
    throw new EngineError(
      `the engine broke off (a text of ${text.length} characters): ${reason(error)}. ` +
        'Either the memory is used up, or this is a defect of Nutgraf: please report it.',
      { cause: error },
    );
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The engine reads half a surrogate pair as U+FFFD, which is as long: only the words are to be put right.
 * @param {Analysis} analysis
 * @param {string} text
 */
function mendSurrogates(analysis, text) {
  if (text.isWellFormed?.() ?? true) return analysis;
  const { sentences, keyPoints, headlines, quotes, figures, keyphrases } = analysis;
  for (const item of [...sentences, ...quotes, ...figures]) {
    item.text = text.slice(item.start, item.end);
  }
  for (const item of [...keyPoints, ...headlines, ...keyphrases]) {
    const places = 'spans' in item ? item.spans : item.mentions;
    const slices = places.map(({ start, end }) => text.slice(start, end));
    item.text = slices.find((slice) => slice.toWellFormed() === item.text) ?? item.text;
  }
  return analysis;
}
