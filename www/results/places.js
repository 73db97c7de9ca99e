/** Everything in the result that has a place in the article: by its id, with its spans. */

import { element } from '../dom.js';

/** @typedef {import("../../src/types.d.ts").Span} Span */

/** What a click on it selects. */
export const PLACE = '[data-place]';

export class Places {
  /** @type {Map<string, Span[]>} */ #spans = new Map();

  /**
   * A button that shows its place in the article.
   * @param {string} id
   * @param {Span[]} spans
   * @param {Record<string, string>} attributes
   * @param {...(Node | string | null | false)} children
   */
  button(id, spans, attributes, ...children) {
    return element(
      'button',
      { ...attributes, ...this.place(id, spans), type: 'button', 'aria-pressed': 'false' },
      ...children,
    );
  }

  /**
   * The attributes that make an element such a button.
   * @param {string} id
   * @param {Span[]} spans
   */
  place(id, spans) {
    this.#spans.set(id, spans);
    return { id, 'data-place': id };
  }

  /** @param {string} id */
  spans(id) {
    return this.#spans.get(id) ?? [];
  }
}
