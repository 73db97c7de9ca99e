/**
 * The interface `Summarizer` of the web's Writing Assistance APIs, on this engine: no model, no download.
 * The order of checks and errors is that of https://webmachinelearning.github.io/writing-assistance-apis/.
 */
import { answer, answerStream, called, measure, modelOf } from './summarizer-call.js';
import { availability, create } from './summarizer-create.js';
import { asInterface } from './summarizer-idl.js';
import { Host } from './summarizer-window.js';

/** @import { Realm } from './summarizer-idl.js' */
/** @import { Engine } from './summarizer-window.js' */

const ATTRIBUTES = (
  'sharedContext type format length preference expectedInputLanguages expectedContextLanguages outputLanguage inputQuota'
).split(' ');

/**
 * The classes of a window: each window has its own.
 * @param {Realm} window
 * @param {Engine} engine
 */
export function defineSummarizer(window, engine) {
  const host = new Host(window, engine);

  class Summarizer {
    constructor() {
      throw new window.TypeError('Illegal constructor');
    }

    // Statics are called detached too: no `this` here.
    static create(options = {}) {
      return host.promise(() => create(host, Summarizer, options));
    }

    static availability(options = {}) {
      return host.promise(() => availability(host, options));
    }

    /** @param {string} _input */
    summarize(_input, _options = {}) {
      return host.promise(() => answer(called(host, this, arguments)));
    }

    /** @param {string} _input */
    summarizeStreaming(_input, _options = {}) {
      return answerStream(called(host, this, arguments));
    }

    /** @param {string} _input */
    measureInputUsage(_input, _options = {}) {
      return host.promise(() => measure(called(host, this, arguments)));
    }

    destroy() {
      const model = modelOf(host, this);
      model.destruction.abort(model.host.exception('AbortError', 'The summarizer was destroyed.'));
    }
  }

  for (const name of ATTRIBUTES) {
    const attribute = {
      /** @returns {unknown} */
      get [name]() {
        return modelOf(host, this).attributes[name];
      },
    };
    Object.defineProperties(Summarizer.prototype, Object.getOwnPropertyDescriptors(attribute));
  }
  asInterface(Summarizer);
  return { Summarizer, CreateMonitor: host.CreateMonitor, QuotaExceededError: host.QuotaExceededError };
}
