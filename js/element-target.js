/**
 * Where an element's article is.
 */

/** `<nutgraf-summary>` names an article that is not in the page. It is read as soon as it is there. */
export class TargetError extends Error {
  name = 'TargetError';

  /** @param {string} target What `for` says. */
  constructor(target) {
    super(
      target
        ? `no element here has the id or selector ${JSON.stringify(target)}`
        : 'no article: give "for" its id or selector, or put the element into it',
    );
  }
}

/**
 * The article of an element: what `for` names by id or selector, else the element's own content, else the article it stands in.
 * @param {HTMLElement} element
 * @returns {Element | undefined}
 */
export function findTarget(element) {
  const wanted = element.getAttribute('for');
  if (!wanted) return hasContent(element) ? element : (element.parentElement?.closest('article, main') ?? undefined);
  for (const scope of scopes(element)) {
    const found = scope.getElementById(wanted) ?? query(scope, wanted);
    if (found) return found;
  }
}

/**
 * Where a target may be: in the element's own tree, then in the page.
 * @param {HTMLElement} element
 */
export function scopes(element) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return new Set([root, element.ownerDocument]);
}

/**
 * The article's title, where the target does not hold it.
 * @param {Element} target
 */
export function titleBeside(target) {
  const title = target.querySelector('h1') ? null : target.closest('article, main')?.querySelector('h1');
  return title?.textContent?.trim() || undefined;
}

/**
 * The language that the page says an element is in.
 * @param {Element} element
 * @returns {string | undefined}
 */
export function languageAround(element) {
  const named = element.closest('[lang]');
  if (named) return named.getAttribute('lang') ?? undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageAround(root.host) : undefined;
}

/**
 * Of any window: an `instanceof` knows its own only.
 * @param {Node} node
 * @returns {node is Element}
 */
export function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** @param {HTMLElement} element */
function hasContent(element) {
  return [...element.childNodes].some((node) =>
    isElement(node) ? !node.slot : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
  );
}

/**
 * @param {ParentNode} scope
 * @param {string} selector
 */
function query(scope, selector) {
  try {
    return scope.querySelector(selector);
  } catch {
    // It is an id that is no selector, of an element that is not there yet.
    return null;
  }
}

/**
 * The address of a place in this page, which browsers scroll to and mark when it is opened by itself.
 * @param {Range[]} ranges
 * @returns {string | undefined}
 */
export function addressOf(ranges) {
  const SHOWN_WHOLE = 8;
  const ENDS = 4;
  if (ranges.length === 0) return;
  // Half a surrogate pair cannot be part of an address.
  const words = String(ranges[0]).replace(/\p{Surrogate}/gu, '\ufffd').trim().split(/\s+/);
  const parts = words.length > SHOWN_WHOLE ? [words.slice(0, ENDS), words.slice(-ENDS)] : [words];
  const encoded = parts.map((part) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D'));
  // Whole: a path alone may begin with "//", and lead to another host.
  return `${location.href.split('#', 1)[0]}#:~:text=${encoded.join(',')}`;
}
