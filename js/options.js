/**
 * Checks what callers ask for, before the engine sees it.
 */
import { OptionError } from './errors.js';

/** @import { AnalyzeOptions, Length, SummarizeOptions } from './types.d.ts' */
/** @typedef {{ allowed: string, accepts: (value: any) => boolean }} Rule */

/** @type {Rule} */
const STRING = { allowed: 'a string', accepts: (value) => typeof value === 'string' };
/** @type {Rule} */
const COUNT = {
  allowed: 'a whole number, at least 1',
  accepts: (value) => Number.isSafeInteger(value) && value >= 1,
};

/** @type {Record<keyof AnalyzeOptions, Rule>} */
const ANALYZE = {
  language: STRING,
  title: STRING,
  focus: STRING,
  explain: { allowed: 'true or false', accepts: (value) => typeof value === 'boolean' },
};

/** The names of `length`. */
export const LENGTHS = ['short', 'medium', 'long', 'auto'];

/** @type {Record<keyof Length, Rule>} */
const LENGTH = {
  sentences: COUNT,
  words: COUNT,
  ratio: {
    allowed: 'a number above 0 and at most 1',
    accepts: (value) => typeof value === 'number' && value > 0 && value <= 1,
  },
  length: {
    allowed: LENGTHS.map((name) => `"${name}"`).join(', '),
    accepts: (value) => LENGTHS.includes(value),
  },
};

/**
 * The options of `analyze`, checked.
 * @param {unknown} given
 * @returns {AnalyzeOptions}
 */
export function analyzeOptions(given) {
  return checked(given, ANALYZE);
}

/**
 * The options of `summarize`, checked, what to analyse apart from how long the summary is.
 * @param {unknown} given
 * @returns {{ analyze: AnalyzeOptions, length: Length }}
 */
export function summarizeOptions(given) {
  /** @type {SummarizeOptions} */
  const { sentences, words, ratio, length, ...analyze } = checked(given, { ...ANALYZE, ...LENGTH });
  return { analyze, length: lengthOptions({ sentences, words, ratio, length }) };
}

/**
 * A length, checked: at most one of its options.
 * @param {unknown} given
 * @returns {Length}
 */
export function lengthOptions(given) {
  /** @type {Length} */
  const length = checked(given, LENGTH);
  const names = /** @type {(keyof Length)[]} */ (Object.keys(length));
  if (names.length > 1) {
    const name = names[1];
    throw new OptionError(name, length[name], `only one of ${Object.keys(LENGTH).join(', ')}`);
  }
  return length;
}

/**
 * The options that are given, after a check of their names, types and values. `undefined` is not given.
 * @param {unknown} given
 * @param {Record<string, Rule>} rules
 * @returns {Record<string, any>}
 */
function checked(given, rules) {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new OptionError('options', given, `an object with any of ${Object.keys(rules).join(', ')}`);
  }
  /** @type {Record<string, any>} */
  const options = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(rules, name)) {
      throw new OptionError(name, value, `only these options: ${Object.keys(rules).join(', ')}`);
    }
    if (value === undefined) continue;
    if (!rules[name].accepts(value)) throw new OptionError(name, value, rules[name].allowed);
    options[name] = value;
  }
  return options;
}
