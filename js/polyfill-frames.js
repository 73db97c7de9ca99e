/**
 * Follows a window and the frames of its origin in it, at whatever depth and whenever they are made.
 */

/** @typedef {Window & typeof globalThis} Frame */
/** @typedef {(window: Frame) => void} Visit */

/** What is followed already: documents, frames and prototypes. */
const followed = new WeakSet();

/**
 * Shows each window, before scripts can reach it through its frame. A window may be shown more than once.
 * @param {Frame} window
 * @param {Visit} visit
 * @param {() => void} [again] Follows what comes when the window is left.
 */
export function followFrames(window, visit, again) {
  visit(window);
  const { document, HTMLIFrameElement, MutationObserver } = window;
  if (isNew(HTMLIFrameElement.prototype)) {
    for (const name of ['contentWindow', 'contentDocument']) visitBefore(HTMLIFrameElement.prototype, name, visit);
  }
  if (!isNew(document)) return;
  // The next document is there a task later, and has run no script yet.
  if (again) window.addEventListener('pagehide', () => setTimeout(again));
  followWithin(document, visit);
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) followWithin(node, visit);
  });
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * @param {Node} node
 * @param {Visit} visit
 */
function followWithin(node, visit) {
  if (node.nodeName === 'IFRAME') followFrame(/** @type {HTMLIFrameElement} */ (node), visit);
  if (!node.hasChildNodes()) return;
  for (const frame of /** @type {Element} */ (node).querySelectorAll('iframe')) followFrame(frame, visit);
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Visit} visit
 */
function followFrame(frame, visit) {
  if (isNew(frame)) frame.addEventListener('load', () => followContent(frame, visit));
  followContent(frame, visit);
}

/**
 * Follows what a frame holds, unless that is of another origin.
 * @param {HTMLIFrameElement} frame
 * @param {Visit} visit
 */
function followContent(frame, visit) {
  const window = contentDocumentOf(frame)?.defaultView;
  if (window) followFrames(window, visit, () => followContent(frame, visit));
}

/** The browser's own getter; called by another one of the same name. @type {(this: HTMLIFrameElement) => Document | null} */
let contentDocument;

/** @param {HTMLIFrameElement} frame */
function contentDocumentOf(frame) {
  return contentDocument.call(frame);
}

/**
 * Shows what a frame holds before a getter gives it away: the observer comes later.
 * @param {HTMLIFrameElement} prototype
 * @param {string} name
 * @param {Visit} visit
 */
function visitBefore(prototype, name, visit) {
  const own = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, name));
  const get = /** @type {() => any} */ (own.get);
  if (name === 'contentDocument') contentDocument ??= get;
  const replacement = {
    /** @this {HTMLIFrameElement} */
    get [name]() {
      const value = get.call(this);
      if (value) followFrame(this, visit);
      return value;
    },
  };
  Object.defineProperty(prototype, name, { ...own, get: Object.getOwnPropertyDescriptor(replacement, name)?.get });
}

/** @param {object} object */
function isNew(object) {
  return !followed.has(object) && Boolean(followed.add(object));
}
