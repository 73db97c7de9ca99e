/**
 * The attributes of the element as properties, which say the same.
 */
import { LENGTHS, TYPES } from './options.js';

/** @import { NutgrafSummaryElement } from './element.d.ts' */
/** @typedef {'htmlFor' | 'type' | 'length' | 'focusOn' | 'sentences' | 'open'} Reflected */

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Attributes that are words or numbers, each with its property, and what the property makes of the attribute. */
const READ = {
  htmlFor: ['for', String],
  type: ['type', oneOf(TYPES, 'key-points')],
  length: ['length', oneOf(LENGTHS, 'auto')],
  focusOn: ['focus', String],
  sentences: ['sentences', count],
};

/** An element with these properties. */
export const Attributes = /** @type {new () => HTMLElement & Pick<NutgrafSummaryElement, Reflected>} */ (class extends Base {});

for (const [property, [name, read]] of /** @type {[string, [string, (value: string) => unknown]][]} */ (Object.entries(READ))) {
  define(property, {
    get() {
      return read(this.getAttribute(name) ?? '');
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}
define('open', {
  get() {
    return this.hasAttribute('open');
  },
  set(value) {
    this.toggleAttribute('open', Boolean(value));
  },
});
// Frameworks set a property where there is one of the attribute's name, and `focus` is a method of every element:
// words given to it are what the attribute would be given.
define('focus', {
  get: () => Base.prototype.focus,
  set(value) {
    this.focusOn = value;
  },
});

/**
 * Gives properties that were set before the element was defined to their setters.
 * @param {any} element
 */
export function upgrade(element) {
  for (const name of [...Object.keys(READ), 'focus', 'open', 'text']) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/**
 * @param {string} name
 * @param {PropertyDescriptor & ThisType<NutgrafSummaryElement>} property
 */
function define(name, property) {
  Object.defineProperty(Attributes.prototype, name, { configurable: true, ...property });
}

/**
 * @param {readonly string[]} allowed
 * @param {string} otherwise
 */
function oneOf(allowed, otherwise) {
  return (/** @type {string} */ value) => (allowed.includes(value) ? value : otherwise);
}

/** @param {string} value */
function count(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}
