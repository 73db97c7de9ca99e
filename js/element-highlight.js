/**
 * Shows places of the article: paints them, scrolls to them, hands them the keyboard. One point's places at a time.
 * Painted are CSS Custom Highlights, which change no element; where a browser has none, the place is selected.
 */

const NAME = 'nutgraf-place';
const PAINT = `@layer nutgraf {
  ::highlight(${NAME}) {
    background-color: var(--nutgraf-place, light-dark(#ffdf75, #6b5300));
    color: var(--nutgraf-place-ink, light-dark(#1d1b17, #fff));
  }
  @media (forced-colors: active) { ::highlight(${NAME}) { background-color: Mark; color: MarkText; } }
}`;

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
    const selection = window.getSelection();
    selection?.removeAllRanges();
    for (const range of ranges) selection?.addRange(range);
    return () => selection?.removeAllRanges();
  }
  const root = /** @type {Document | ShadowRoot} */ (ranges[0].startContainer.getRootNode());
  if (!painted.has(root)) {
    painted.add(root);
    root.adoptedStyleSheets.push(sheet(window, PAINT));
  }
  highlights.set(NAME, new window.Highlight(...ranges));
  return () => highlights.delete(NAME);
}

/**
 * @param {Window & typeof globalThis} window Whose documents may adopt it.
 * @param {string} css
 */
export function sheet(window, css) {
  const made = new window.CSSStyleSheet();
  made.replaceSync(css);
  return made;
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
 * Scrolls everything around a place so that it stands in the middle.
 * @param {Range} range
 * @param {Window} window
 */
function scroll(range, window) {
  const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const page = window.document.scrollingElement;
  let { top, bottom } = range.getBoundingClientRect();
  /** @type {Node | null} */
  let node = range.startContainer;
  while ((node = node.parentNode ?? /** @type {ShadowRoot} */ (node).host ?? null)) {
    if (!(node instanceof Element)) continue;
    const isPage = node === page;
    if (!isPage && (node.scrollHeight <= node.clientHeight || !/auto|scroll/.test(getComputedStyle(node).overflowY))) continue;
    const frame = isPage ? 0 : node.getBoundingClientRect().top;
    const before = node.scrollTop;
    const most = node.scrollHeight - node.clientHeight;
    const wanted = before + (top + bottom - node.clientHeight) / 2 - frame;
    const after = Math.min(Math.max(wanted, 0), most);
    node.scrollTo({ top: after, behavior });
    top += before - after;
    bottom += before - after;
  }
}
