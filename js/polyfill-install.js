/**
 * `Summarizer` where the browser has none, or has one that is not available: in this window, and in the frames of its
 * origin, those made later too.
 */
import { analyze, init } from './index.js';
import { defineSummarizer } from './summarizer-class.js';
import { followFrames } from './polyfill-frames.js';
import { CreateMonitor, QuotaExceededError, Summarizer } from './summarizer.js';

/** @import { SummarizerCreateCoreOptions } from './summarizer.d.ts' */
/** @typedef {Window & typeof globalThis} Frame */
/** @typedef {{ [name: string]: any }} Classes */

/**
 * The classes of each window, by its `Object`: `window` itself stays the same when its frame is navigated.
 * @type {WeakMap<object, Classes>}
 */
const installed = new WeakMap();

/** What is being decided, one after the other. */
let decided = Promise.resolve(false);

/**
 * Installs it where it is needed: at once where there is none, else as soon as the browser's own has answered.
 * @param {SummarizerCreateCoreOptions & { force?: boolean }} [options] `force`: in any case. The others: what the
 *   browser's own is asked for, to see whether it is available.
 * @returns {Promise<boolean>} Whether `Summarizer` is Nutgraf's now.
 */
export async function install({ force = false, ...options } = {}) {
  const window = /** @type {Frame} */ (globalThis);
  if (typeof document === 'undefined' || !(window.isSecureContext || force)) return false;
  if (!('Summarizer' in window)) followFrames(window, (frame) => installIn(frame, false));
  else if (force) followFrames(window, (frame) => installIn(frame, true));
  else decided = decided.then(() => decide(window, options));
  return has(window) || decided;
}

/**
 * Asks the browser's own, or whatever stands in its place, and replaces it where it cannot do what is asked of it.
 * @param {any} window
 * @param {SummarizerCreateCoreOptions} options
 * @returns {Promise<boolean>}
 */
async function decide(window, options) {
  if (has(window)) return true;
  const { Summarizer } = window;
  const ask = async () => Summarizer.availability(options);
  const deciding = ask()
    .catch(() => 'unavailable')
    .then((answer) => {
      if (answer === 'unavailable') followFrames(window, (frame) => installIn(frame, true));
    });
  hold(window, deciding);
  await deciding;
  return has(window);
}

/**
 * Has calls wait until it is decided whose they are.
 * @param {any} window
 * @param {Promise<void>} deciding
 */
function hold(window, deciding) {
  const { Summarizer } = window;
  for (const name of ['create', 'availability']) {
    const own = Object.getOwnPropertyDescriptor(Summarizer, name);
    if (!own?.configurable) continue;
    /** @param {unknown[]} given */
    const value = async (...given) => {
      await deciding;
      return window.Summarizer[name](...given);
    };
    Object.defineProperty(Summarizer, name, { ...own, value });
    deciding.then(() => Object.defineProperty(Summarizer, name, own));
  }
}

/** @param {Frame} window */
function has(window) {
  return 'Summarizer' in window && window.Summarizer === installed.get(window.Object)?.Summarizer;
}

/**
 * @param {Frame} window
 * @param {boolean} replace Whether it takes the place of one that is there.
 */
function installIn(window, replace) {
  if (has(window) || ('Summarizer' in window && !replace)) return;
  const classes = installed.get(window.Object) ?? classesFor(window);
  installed.set(window.Object, classes);
  for (const [name, value] of Object.entries(classes)) {
    if (name === 'Summarizer' || !(name in window)) define(window, name, value);
  }
}

/**
 * @param {Frame} window
 * @returns {Classes}
 */
function classesFor(window) {
  if (window === globalThis) return { Summarizer, CreateMonitor, QuotaExceededError };
  return defineSummarizer(window, { analyze, init });
}

/**
 * @param {Frame} window
 * @param {string} name
 * @param {unknown} value
 */
function define(window, name, value) {
  Object.defineProperty(window, name, { value, writable: true, enumerable: false, configurable: true });
}
