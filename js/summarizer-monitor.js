/**
 * The interface `CreateMonitor`: what `Summarizer.create()` tells its progress to.
 */
import { asInterface } from './summarizer-idl.js';

/** @import { Realm } from './summarizer-idl.js' */

const TYPE = 'downloadprogress';
/** The event handler of each monitor. @type {WeakMap<object, { handler: any, listener: EventListener }>} */
const handlers = new WeakMap();

/**
 * The class of a window. Where the browser has one, for its other interfaces, monitors are instances of that one too.
 * @param {Realm & { CreateMonitor?: any }} window
 */
export function createMonitorClass(window) {
  class CreateMonitor {
    constructor() {
      throw new window.TypeError('Illegal constructor');
    }

    get ondownloadprogress() {
      return state(this).handler;
    }

    set ondownloadprogress(value) {
      const monitor = /** @type {any} */ (this);
      const own = state(monitor);
      const handler = typeof value === 'function' || typeof value === 'object' ? value : null;
      if (!handler) monitor.removeEventListener(TYPE, own.listener);
      else if (!own.handler) monitor.addEventListener(TYPE, own.listener);
      own.handler = handler;
    }
  }

  /** @param {object} monitor */
  function state(monitor) {
    const found = handlers.get(monitor);
    if (!found) throw new window.TypeError('Illegal invocation');
    return found;
  }

  asInterface(CreateMonitor);
  const base = window.CreateMonitor ?? window.EventTarget;
  Object.setPrototypeOf(CreateMonitor, base);
  Object.setPrototypeOf(CreateMonitor.prototype, base.prototype);
  return CreateMonitor;
}

/**
 * A monitor of a class that `createMonitorClass` made.
 * @param {Function} CreateMonitor
 * @param {Realm} realm
 * @returns {EventTarget}
 */
export function newMonitor(CreateMonitor, realm) {
  const monitor = Reflect.construct(realm.EventTarget, [], CreateMonitor);
  const own = { handler: null, listener: handle };
  handlers.set(monitor, own);
  return monitor;

  /** @param {Event} event */
  function handle(event) {
    if (typeof own.handler === 'function') /** @type {Function} */ (own.handler).call(monitor, event);
  }
}

/**
 * Tells how much is there, from 0 to 1.
 * @param {EventTarget} monitor
 * @param {number} loaded
 * @param {Realm} realm
 */
export function report(monitor, loaded, realm) {
  const progress = { lengthComputable: true, loaded, total: 1 };
  const event = realm.ProgressEvent
    ? new realm.ProgressEvent(TYPE, progress)
    : Object.assign(new realm.Event(TYPE), progress);
  monitor.dispatchEvent(event);
}
