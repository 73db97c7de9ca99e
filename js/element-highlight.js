/**
 * Shows places of the article: paints them, scrolls to them, hands them the keyboard. One point's places at a time.
 * Painted are CSS Custom Highlights, which change no element; where a browser has none, the place is selected.
 */
import { PLACE, sheet } from './element-style.js';

const NAME = 'nutgraf-place';

/** Takes off what is shown now. @type {(() => void) | undefined} */
let hide;

/** The page's sheets with PAINT. @type {WeakSet<Document | ShadowRoot>} */
const painted = new WeakSet();

/**
 * Shows these places until others are shown, `signal` says so, or Escape is pressed, which calls `back`.
 * @param {Range[]} ranges At least one.
 * @param {{ signal: AbortSignal, ended: () => void, back: () => void }} how `ended` is called whatever ended it.
 */
export function show(ranges, { signal, ended, back }) {
  hide?.();
  const { startContainer } = ranges[0];
  const window = startContainer.ownerDocument?.defaultView;
  if (!window || signal.aborted) return;
  const life = new AbortController();
  const unpaint = paint(ranges, window);
  hide = () => {
    hide = undefined;
    life.abort();
    unpaint();
    ended();
  };
  signal.addEventListener('abort', () => hide?.(), { signal: life.signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      hide?.();
      back();
    },
    { signal: life.signal },
  );
  focus(startContainer.parentElement);
  scroll(ranges[0], window);
}

/**
 * @param {Range[]} ranges
 * @param {Window & typeof globalThis} window
 * @returns {() => void} Takes the paint off.
 */
function paint(ranges, window) {
  const { highlights } = window.CSS;
  if (!highlights) {
    const selection = /** @type {Selection} */ (window.getSelection());
    const none = () => selection.removeAllRanges();
    none();
    for (const range of ranges) selection.addRange(range);
    return none;
  }
  const root = /** @type {Document | ShadowRoot} */ (ranges[0].startContainer.getRootNode());
  if (!painted.has(root)) {
    painted.add(root);
    root.adoptedStyleSheets.push(sheet(window, PLACE));
  }
  highlights.set(NAME, new window.Highlight(...ranges));
  return () => highlights.delete(NAME);
}

/**
 * Puts the keyboard where the place is, so that a screen reader reads it and Tab goes on from there.
 * @param {HTMLElement | null} element
 */
function focus(element) {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}

/**
 * Scrolls everything around a place so that it stands in the middle: the page last, for all to see.
 * @param {Range} range
 * @param {Window} window
 */
function scroll(range, window) {
  const { document, innerHeight } = window;
  const page = document.scrollingElement;
  const off = (/** @type {number} */ top, /** @type {number} */ height) => {
    const place = range.getBoundingClientRect();
    return (place.top + place.bottom - height) / 2 - top;
  };
  /** @type {any} */
  let node = range.startContainer;
  while ((node = node.parentNode ?? node.host)) {
    if (node === page || !node.scrollBy) continue;
    node.scrollBy({ top: off(node.getBoundingClientRect().top, node.clientHeight), behavior: 'instant' });
  }
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  window.scrollBy({ top: off(0, innerHeight), behavior: still ? 'instant' : 'smooth' });
}
