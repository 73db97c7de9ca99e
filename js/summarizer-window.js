/**
 * What the Summarizer interface asks of the window it stands in. Promises, exceptions and events are the window's own,
 * and nothing settles once its document is gone.
 */
import { createMonitorClass } from './summarizer-monitor.js';

/** @import { Analysis, AnalyzeOptions } from './types.d.ts' */
/** @import { Realm } from './summarizer-idl.js' */
/**
 * @typedef {object} Engine
 * @property {() => Promise<void>} init
 * @property {(text: string, options?: AnalyzeOptions) => Promise<Analysis>} analyze
 */
/** @typedef {{ signal?: AbortSignal, work: () => Promise<unknown> }} Begun */

/** What is taken from a window. */
const GLOBALS = 'Array Comment DOMException Event EventTarget Intl Promise ProgressEvent ReadableStream TypeError'.split(' ');
const FEATURE = 'summarizer';
/** How a frame forbids it to what it holds. */
const FORBIDDEN = /(?:^|;)\s*summarizer\s+'none'/;

export class Host {
  /**
   * @param {Realm} window
   * @param {Engine} engine
   */
  constructor(window, engine) {
    this.engine = engine;
    // Kept, as a frame's window leads to other globals once the frame is navigated.
    this.realm = /** @type {Realm} */ (Object.fromEntries(GLOBALS.map((name) => [name, /** @type {any} */ (window)[name]])));
    this.CreateMonitor = createMonitorClass(window);
    this.QuotaExceededError = quotaExceededErrorOf(window);
  }

  /** The document of this very window, not of the one that came after it; undefined where there are no documents. */
  get document() {
    const { Comment } = this.realm;
    return Comment && new Comment().ownerDocument;
  }

  /** Whether the document is still shown somewhere. */
  get active() {
    return this.document?.defaultView !== null;
  }

  /** Whether the permissions policy allows it. A browser that does not know the feature is not asked. */
  get allowed() {
    const document = /** @type {any} */ (this.document);
    const policy = document?.permissionsPolicy ?? document?.featurePolicy;
    if (policy?.features().includes(FEATURE)) return policy.allowsFeature(FEATURE);
    let view = document?.defaultView;
    while (view?.frameElement) {
      if (FORBIDDEN.test(view.frameElement.getAttribute('allow') ?? '')) return false;
      view = view.frameElement.ownerDocument.defaultView;
    }
    return true;
  }

  /**
   * @param {string} name
   * @param {string} message
   */
  exception(name, message) {
    return new this.realm.DOMException(message, name);
  }

  assertActive() {
    if (!this.active) throw this.exception('InvalidStateError', 'The document is not fully active.');
  }

  /**
   * Throws where more is given than there is room for.
   * @param {number} requested
   * @param {number} quota
   */
  assertWithin(requested, quota) {
    if (requested <= quota) return;
    const message = `The input is too large: ${requested}, where ${quota} is allowed.`;
    throw new this.QuotaExceededError(message, { requested, quota });
  }

  /**
   * A promise of the window, rejected as soon as the signal is aborted.
   * @param {() => Begun} begin Checks the call; what it throws is what the promise is rejected with.
   * @returns {Promise<any>}
   */
  promise(begin) {
    return new this.realm.Promise((resolve, reject) => {
      const { signal, work } = begin();
      const abort = () => reject(signal?.reason);
      /** @param {(value: any) => void} how */
      const settle = (how) => (/** @type {unknown} */ value) => {
        signal?.removeEventListener('abort', abort);
        if (this.active) how(value);
      };
      signal?.addEventListener('abort', abort);
      work().then(settle(resolve), settle(reject));
    });
  }
}

/**
 * The window's own class, or one like it where the browser is older than that.
 * @param {Realm & { QuotaExceededError?: any }} window
 * @returns {new (message?: string, options?: { requested?: number, quota?: number }) => DOMException}
 */
function quotaExceededErrorOf(window) {
  return (
    window.QuotaExceededError ??
    class QuotaExceededError extends window.DOMException {
      /**
       * @param {string} [message]
       * @param {object} [options]
       */
      constructor(message, options) {
        super(message, 'QuotaExceededError');
        Object.assign(this, { requested: null, quota: null }, options);
      }
    }
  );
}
