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

/** `<nutgraf-summary>` names an article that is not in the page. It is read as soon as it is there. */
export class TargetError extends Error {
  name = 'TargetError';

  /** @param {string} target What `for` says. */
  constructor(target) {
    super(
      target
        ? `no element has the id, or fits the selector, ${describe(target)}; give "for" one that is in the page`
        : 'there is no article: give "for" its id or selector, or put its text into the element, or the element into its <article>',
    );
  }
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
