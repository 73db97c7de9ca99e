/**
 * What Web IDL asks of interfaces and dictionaries, as far as the Summarizer interface needs it.
 * Its conversions are those of https://webidl.spec.whatwg.org/#js-type-mapping; all of them throw `TypeError`.
 */

/** The globals of a window, or of whatever else runs JavaScript. @typedef {typeof globalThis} Realm */
/** @typedef {(value: any, name: string, realm: Realm) => unknown} Converter */
/** Name, converter, and what holds where it is not given. @typedef {[string, Converter, unknown?]} Member */

/**
 * Makes a class an interface: its members are enumerable, it has its name as a tag.
 * @param {Function} Class
 */
export function asInterface(Class) {
  for (const [object, own] of [[Class, ['length', 'name', 'prototype']], [Class.prototype, ['constructor']]]) {
    for (const name of Object.getOwnPropertyNames(object).filter((name) => !own.includes(name))) {
      Object.defineProperty(object, name, { enumerable: true });
    }
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

/**
 * A dictionary: each member is read once, in the order given.
 * @param {any} given
 * @param {Member[]} members
 * @param {Realm} realm
 * @returns {Record<string, any>}
 */
export function dictionary(given, members, realm) {
  if (given !== undefined && given !== null && !isObject(given)) {
    throw new realm.TypeError('The options are not an object.');
  }
  return Object.fromEntries(
    members.map(([name, convert, fallback]) => {
      const value = given?.[name];
      return [name, value === undefined ? fallback : convert(value, name, realm)];
    }),
  );
}

/** @type {Converter} */
export function string(value, name, realm) {
  if (typeof value === 'symbol') throw new realm.TypeError(`${name} cannot be a symbol.`);
  return `${value}`;
}

/** @type {Converter} */
export function strings(value, name, realm) {
  if (!isObject(value) || typeof value[Symbol.iterator] !== 'function') {
    throw new realm.TypeError(`${name} is not a sequence.`);
  }
  return Array.from(value, (item) => string(item, name, realm));
}

/**
 * @param {string[]} allowed
 * @returns {Converter}
 */
export function oneOf(allowed) {
  return (value, name, realm) => {
    const text = string(value, name, realm);
    if (allowed.includes(/** @type {string} */ (text))) return text;
    throw new realm.TypeError(`${name} cannot be "${text}"; allowed: ${allowed.join(', ')}.`);
  };
}

/** @type {Converter} */
export function callback(value, name, realm) {
  if (typeof value === 'function') return value;
  throw new realm.TypeError(`${name} is not a function.`);
}

/** Only an abort signal, of whatever window, lets itself be asked. */
const aborted = Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted')?.get;

/** @type {Converter} */
export function abortSignal(value, name, realm) {
  try {
    aborted?.call(value);
    return value;
  } catch {
    throw new realm.TypeError(`${name} is not an AbortSignal.`);
  }
}

/**
 * @param {any} value
 * @returns {boolean}
 */
function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
