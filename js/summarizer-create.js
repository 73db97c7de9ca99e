/**
 * `Summarizer.create()` and `Summarizer.availability()`.
 */
import { addModel } from './summarizer-call.js';
import * as idl from './summarizer-idl.js';
import { bestFit, engineCode } from './summarizer-language.js';
import { newMonitor, report } from './summarizer-monitor.js';

/** @import { Member } from './summarizer-idl.js' */
/** @import { Begun, Host } from './summarizer-window.js' */
/** @import { Model } from './summarizer-call.js' */

/** How much a summarizer reads, its shared context included, in UTF-16 code units. */
const QUOTA = 20_000_000;

/** Web IDL's order: dictionary by dictionary, then by name. @type {Member[]} */
const CORE = [
  ['expectedContextLanguages', idl.strings],
  ['expectedInputLanguages', idl.strings],
  ['format', idl.oneOf(['plain-text', 'markdown']), 'markdown'],
  ['length', idl.oneOf(['short', 'medium', 'long']), 'short'],
  ['outputLanguage', idl.string],
  ['preference', idl.oneOf(['auto', 'speed', 'capability']), 'auto'],
  ['type', idl.oneOf(['tldr', 'teaser', 'key-points', 'headline']), 'key-points'],
];
/** @type {Member[]} */
const CREATE = [...CORE, ['monitor', idl.callback], ['sharedContext', idl.string, ''], ['signal', idl.abortSignal]];

/** The languages of the input, of the context, and of the output. @typedef {string[][]} Languages */

/**
 * @param {Host} host
 * @param {unknown} options
 * @returns {Begun}
 */
export function availability(host, options) {
  const languages = canonicalLanguages(host, idl.dictionary(options, CORE, host.realm));
  const available = host.allowed && fitted(languages) !== undefined;
  return { work: async () => (available ? 'available' : 'unavailable') };
}

/**
 * @param {Host} host
 * @param {Function} Summarizer
 * @param {unknown} options
 * @returns {Begun}
 */
export function create(host, Summarizer, options) {
  const wanted = idl.dictionary(options, CREATE, host.realm);
  const languages = canonicalLanguages(host, wanted);
  /** @type {AbortSignal | undefined} */
  const signal = wanted.signal;
  signal?.throwIfAborted();
  if (!host.allowed) throw host.exception('NotAllowedError', 'The permissions policy does not allow summarizer.');
  const progress = wanted.monitor ? monitored(host, wanted.monitor, signal) : async () => {};
  return { signal, work };

  async function work() {
    const fit = fitted(languages);
    if (!fit) throw host.exception('NotSupportedError', 'A language, or what is asked of it, is not supported.');
    host.assertWithin(wanted.sharedContext.length, QUOTA);
    await progress(0);
    await host.engine.init().catch((error) => {
      throw host.exception('OperationError', error.message);
    });
    await progress(1);
    await progress();
    return addModel(Object.create(Summarizer.prototype), model(host, wanted, fit));
  }
}

/**
 * The languages of the options in canonical form, none twice. Malformed tags throw a `RangeError`.
 * @param {Host} host
 * @param {Record<string, any>} wanted
 * @returns {Languages}
 */
function canonicalLanguages(host, { expectedInputLanguages, expectedContextLanguages, outputLanguage }) {
  host.assertActive();
  const lists = [expectedInputLanguages, expectedContextLanguages, outputLanguage];
  return lists.map((tags) => host.realm.Intl.getCanonicalLocales(tags));
}

/**
 * The supported languages that fit best, or nothing where one does not. Every word is the source's: no text comes out in
 * another language than it is in.
 * @param {Languages} languages
 * @returns {Languages | undefined}
 */
function fitted(languages) {
  const fit = languages.map((tags) => [...new Set(tags.map(bestFit))]);
  if (fit.flat().includes(undefined)) return undefined;
  const [inputs, contexts, outputs] = /** @type {Languages} */ (fit);
  const translated = inputs.some((input) => outputs.some((output) => engineCode(input) !== engineCode(output)));
  return translated ? undefined : [inputs, contexts, outputs];
}

/**
 * A new monitor, shown to the callback, and the way to tell it how much is there. Each telling is a task of its own, so
 * that whoever listens can abort before the next.
 * @param {Host} host
 * @param {Function} callback
 * @param {AbortSignal | undefined} signal
 */
function monitored(host, callback, signal) {
  const monitor = newMonitor(host.CreateMonitor, host.realm);
  callback.call(undefined, monitor);
  /** @param {number} [loaded] Left out: only the task. */
  return async (loaded) => {
    await new Promise((done) => setTimeout(done));
    if (loaded !== undefined && host.active && !signal?.aborted) report(monitor, loaded, host.realm);
  };
}

/**
 * @param {Host} host
 * @param {Record<string, any>} wanted
 * @param {Languages} languages
 * @returns {Model}
 */
function model(host, { type, format, length, preference, sharedContext, signal }, [inputs, contexts, [output]]) {
  const destruction = new AbortController();
  return {
    host,
    destruction,
    signal: AbortSignal.any(signal ? [destruction.signal, signal] : [destruction.signal]),
    attributes: {
      sharedContext,
      type,
      format,
      length,
      preference,
      expectedInputLanguages: frozen(host, inputs),
      expectedContextLanguages: frozen(host, contexts),
      outputLanguage: output ?? null,
      inputQuota: QUOTA - sharedContext.length,
    },
  };
}

/**
 * @param {Host} host
 * @param {string[]} list
 */
function frozen({ realm }, list) {
  return list.length > 0 ? Object.freeze(realm.Array.from(list)) : null;
}
