/** Checks what callers ask for. */
import { OptionError } from './errors.js';

/** @import { AnalyzeOptions, Length, Selection, SummarizeOptions } from './types.d.ts' */
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

/**
 * One of some names.
 * @param {string[]} names
 * @returns {Rule}
 */
const oneOf = (names) => ({
  allowed: names.map((name) => `"${name}"`).join(', '),
  accepts: (value) => names.includes(value),
});

/** The names of `length`. */
export const LENGTHS = ['short', 'medium', 'long', 'auto'];

/** The names of `type`. */
export const TYPES = ['summary', 'key-points', 'headline', 'tldr', 'teaser'];

/** @type {Record<keyof Length, Rule>} */
const LENGTH = {
  sentences: COUNT,
  words: COUNT,
  ratio: {
    allowed: 'a number above 0 and at most 1',
    accepts: (value) => typeof value === 'number' && value > 0 && value <= 1,
  },
  length: oneOf(LENGTHS),
};

/** @type {Record<keyof Selection, Rule>} */
const SELECTION = { type: oneOf(TYPES), ...LENGTH };

/**
 * The options of `analyze`, checked.
 * @param {unknown} given
 * @returns {AnalyzeOptions}
 */
export function analyzeOptions(given) {
  return checked(given, ANALYZE);
}

/**
 * The options of `summarize`, checked, what to analyse apart from what to take of it.
 * @param {unknown} given
 * @returns {{ analyze: AnalyzeOptions, selection: Selection }}
 */
export function summarizeOptions(given) {
  /** @type {SummarizeOptions} */
  const { type, sentences, words, ratio, length, ...analyze } = checked(given, { ...ANALYZE, ...SELECTION });
  return { analyze, selection: selectionOptions({ type, sentences, words, ratio, length }) };
}

/**
 * What to take of an analysis, checked: a type, and at most one of the lengths.
 * @param {unknown} given
 * @returns {Selection}
 */
export function selectionOptions(given) {
  /** @type {Selection} */
  const selection = checked(given, SELECTION);
  const lengths = /** @type {(keyof Length)[]} */ (Object.keys(selection).filter((name) => name in LENGTH));
  if (lengths.length > 1) {
    const name = lengths[1];
    throw new OptionError(name, selection[name], `only one of ${Object.keys(LENGTH).join(', ')}`);
  }
  return selection;
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
