/**
 * When an element's article is to be read: once the element comes into sight, and again when the article has changed.
 */
import { findTarget, scopes } from './element-target.js';

/** Milliseconds: what an article must have been quiet for, and how long changes may wait. */
const [QUIET, LONGEST] = [250, 2000];
/** How far from the window an element counts as visible. */
const NEAR = '200px';
/** Changes of these can change what there is to read. */
const WATCHED = ['hidden', 'inert', 'aria-hidden', 'open', 'lang', 'class', 'style'];

export class Watch {
  #element;
  #read;
  /** Sees the element, or the changes. @type {IntersectionObserver | MutationObserver | undefined} */
  #observer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** When the first of the waiting changes came. @type {number | undefined} */
  #changed;

  /**
   * @param {HTMLElement} element
   * @param {() => void} read
   */
  constructor(element, read) {
    this.#element = element;
    this.#read = read;
  }

  /** Stops. */
  end() {
    this.#observer?.disconnect();
    clearTimeout(this.#timer);
    this.#timer = this.#changed = undefined;
  }

  /** @param {() => void} seen */
  awaitSight(seen) {
    if (!globalThis.IntersectionObserver) return seen();
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && seen(), { rootMargin: NEAR });
    observer.observe(this.#element);
    this.#observer = observer;
  }

  /**
   * Watches the article, and the page for another one to come.
   * @param {Element | undefined} target
   */
  over(target) {
    const observer = new MutationObserver((records) => {
      if (findTarget(this.#element) !== target || records.some((record) => target?.contains(record.target))) this.#readSoon();
    });
    for (const scope of scopes(this.#element)) observer.observe(scope, { childList: true, subtree: true });
    if (target) observer.observe(target, { childList: true, subtree: true, characterData: true, attributeFilter: WATCHED });
    this.#observer = observer;
  }

  /**
   * @param {() => void} then
   * @param {number} wait Milliseconds
   */
  later(then, wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, wait);
  }

  /** Reads again once the article has been quiet for a moment. */
  #readSoon() {
    const now = performance.now();
    this.#changed ??= now;
    this.later(this.#read, Math.min(QUIET, Math.max(0, this.#changed + LONGEST - now)));
  }
}
