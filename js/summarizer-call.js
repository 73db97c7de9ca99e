/**
 * What the methods of a `Summarizer` do.
 */
import * as idl from './summarizer-idl.js';
import { read, written } from './summarizer-text.js';

/** @import { Member } from './summarizer-idl.js' */
/** @import { Begun, Host } from './summarizer-window.js' */
/** @import { Attributes } from './summarizer-text.js' */
/**
 * @typedef {object} Model What stands behind a `Summarizer`.
 * @property {Host} host
 * @property {AbortController} destruction
 * @property {AbortSignal} signal Aborted once it is destroyed.
 * @property {Attributes & { [name: string]: unknown }} attributes
 */
/** @typedef {{ model: Model, text: string, context: string, signal: AbortSignal }} Call */

/** @type {Member[]} */
const SUMMARIZE = [
  ['context', idl.string, ''],
  ['signal', idl.abortSignal],
];

/** @type {WeakMap<object, Model>} */
const models = new WeakMap();

/**
 * @template {object} T
 * @param {T} summarizer
 * @param {Model} model
 * @returns {T}
 */
export function addModel(summarizer, model) {
  models.set(summarizer, model);
  return summarizer;
}

/**
 * What stands behind a summarizer, of whatever window. Anything else throws.
 * @param {Host} host
 * @param {object} summarizer
 * @returns {Model}
 */
export function modelOf(host, summarizer) {
  const model = models.get(summarizer);
  if (!model) throw new host.realm.TypeError('Illegal invocation');
  return model;
}

/**
 * A call of a method, checked.
 * @param {Host} host
 * @param {object} summarizer
 * @param {IArguments} given
 * @returns {Call}
 */
export function called(host, summarizer, given) {
  const { realm } = host;
  const model = modelOf(host, summarizer);
  if (given.length === 0) throw new realm.TypeError('1 argument required, but only 0 present.');
  const text = /** @type {string} */ (idl.string(given[0], 'input', realm));
  const { context, signal } = idl.dictionary(given[1], SUMMARIZE, realm);
  model.host.assertActive();
  const either = AbortSignal.any(signal ? [model.signal, signal] : [model.signal]);
  either.throwIfAborted();
  return { model, text, context, signal: either };
}

/**
 * @param {Call} call
 * @returns {Begun}
 */
export function measure(call) {
  return { signal: call.signal, work: async () => usage(call) };
}

/**
 * @param {Call} call
 * @returns {Begun}
 */
export function answer(call) {
  return { signal: call.signal, work: async () => (await pieces(call)).join('') };
}

/**
 * The same, a piece at a time.
 * @param {Call} call
 * @returns {ReadableStream<string>}
 */
export function answerStream(call) {
  const { model, signal } = call;
  /** @type {() => void} */
  let leave;
  /** @type {Iterator<string> | undefined} */
  let rest;
  return new model.host.realm.ReadableStream({
    start(controller) {
      const abort = () => controller.error(signal.reason);
      signal.addEventListener('abort', abort);
      leave = () => signal.removeEventListener('abort', abort);
    },
    async pull(controller) {
      rest ??= (await pieces(call)).values();
      if (signal.aborted || !model.host.active) return;
      const { value, done } = rest.next();
      if (!done) return controller.enqueue(value);
      leave();
      controller.close();
    },
    cancel: () => leave(),
  });
}

/** @param {Call} call */
function usage({ text, context }) {
  return text.length + context.length;
}

/**
 * @param {Call} call
 * @returns {Promise<string[]>}
 */
async function pieces(call) {
  const { text, context, signal } = call;
  const { host, attributes } = call.model;
  host.assertWithin(usage(call), attributes.inputQuota);
  await undefined; // Who aborts at once spares the work.
  if (signal.aborted || text.trim() === '') return [];
  const analysis = await read(host.engine.analyze, text, context, attributes).catch((error) => {
    throw host.exception('UnknownError', error.message);
  });
  if (analysis) return written(analysis, attributes);
  throw host.exception('NotSupportedError', `The input is not in the output language, "${attributes.outputLanguage}".`);
}
