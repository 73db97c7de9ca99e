/**
 * What Nutgraf throws. Each class has its `name`, and a message for people: what was wrong, what is allowed.
 */

/** The text to read is not a string. */
export class TextError extends TypeError {
  name = 'TextError';

  /** @param {unknown} given */
  constructor(given) {
    super(`the text must be a string; given: ${describe(given)}`);
  }
}

/** An option is unknown, or its value is of the wrong type or out of range. */
export class OptionError extends RangeError {
  name = 'OptionError';

  /**
   * @param {string} option
   * @param {unknown} given
   * @param {string} allowed
   */
  constructor(option, given, allowed) {
    super(`option "${option}" cannot be ${describe(given)}; allowed: ${allowed}`);
    /** The option's name. */
    this.option = option;
    /** The value that was given. */
    this.given = given;
    /** What the option may be, in words. */
    this.allowed = allowed;
  }
}

/** The WebAssembly module could not be loaded, or broke off. The next call tries again. */
export class EngineError extends Error {
  name = 'EngineError';
}

/**
 * A value in a few words, for an error message.
 * @param {unknown} value
 * @returns {string}
 */
function describe(value) {
  const LONGEST = 40;
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object';
    case 'function':
      return 'a function';
    default:
      return String(value);
  }
}
