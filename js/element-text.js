/**
 * The text of an article as the engine reads it, a blank line between blocks, and the way back from its offsets to the DOM.
 */

import { isElement } from './element-target.js';

/** @import { Span } from './types.d.ts' */
/**
 * A text node's characters from `from` on, which stand in the text from `start` to `end`.
 * `cut`: something that is not read stands before them.
 * @typedef {Span & { node: Text, from: number, cut: boolean }} Piece
 */
/** @typedef {{ block: boolean, kept: boolean }} Layout `kept`: white space counts as written. */

/** What is no part of an article's own telling, or no text. */
const SKIPPED =
  'nav,aside,footer,figcaption,noscript,form,button,select,textarea,svg,math,' +
  'object,video,audio,canvas,dialog,menu,pre:has(code),rt,sup:has(a[href^="#"]),details:not([open])>:not(summary),' +
  '[hidden],[inert],[aria-hidden=true],[role=navigation],[role=complementary],[data-nutgraf-skip],' +
  'nutgraf-summary,nutgraf-summary>[slot]';

/** What parts two stretches of text; the greater wins. */
const [NOTHING, SPACE, LINE, BLOCK] = [0, 1, 2, 3];
const BETWEEN = ['', ' ', '\n', '\n\n'];

/** Words with single spaces between them: what stays as long as it is. */
const RUN = /[^\t\n\f\r ]+( [^\t\n\f\r ]+)*/g;

export class ArticleText {
  /** What the engine reads. */
  text = '';
  /** In the order of the text. @type {Piece[]} */
  #pieces = [];
  #gap = NOTHING;
  #cut = false;

  /** @param {Element} root */
  constructor(root) {
    /** @type {Map<Element, Layout>} */
    const layouts = new Map([[root, layoutOf(root)]]);
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      const element = isElement(node);
      if (element ? node.matches(SKIPPED) || isUnseen(node) : node.parentElement?.matches('details:not([open])')) {
        this.#cut = true;
        return NodeFilter.FILTER_REJECT;
      }
      if (element) layouts.set(node, layoutOf(node));
      return NodeFilter.FILTER_ACCEPT;
    });
    let block = root;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isElement(node)) {
        if (node.matches('br')) this.#part(this.#gap === LINE ? BLOCK : LINE); // Two of them part paragraphs.
        else this.#part(layouts.get(node)?.block ? BLOCK : node.matches('td,th') ? SPACE : NOTHING);
        continue;
      }
      const parent = /** @type {Element} */ (node.parentElement);
      const own = blockOf(parent, root, layouts);
      if (own !== block) this.#part(BLOCK);
      block = own;
      this.#append(/** @type {Text} */ (node), layouts.get(parent)?.kept ?? false, own);
    }
  }

  /**
   * The places of the page where these places of the text stand, without what is not read; none where one has gone.
   * @param {Span[]} spans
   * @returns {Range[]}
   */
  ranges(spans) {
    /** @type {Range[]} */
    const ranges = [];
    for (const { start, end } of spans) {
      let joined = false;
      for (let i = this.#pieceAt(start); this.#pieces[i]?.start < end; i++) {
        const piece = this.#pieces[i];
        const { node, cut } = piece;
        if (!node.isConnected) return [];
        if (!joined || cut) {
          const range = node.ownerDocument.createRange();
          range.setStart(node, within(piece, Math.max(start, piece.start)));
          ranges.push(range);
        }
        ranges.at(-1)?.setEnd(node, within(piece, Math.min(end, piece.end)));
        joined = true;
      }
    }
    return ranges;
  }

  /** @param {number} gap */
  #part(gap) {
    this.#gap = Math.max(this.#gap, gap);
  }

  /**
   * @param {Text} node
   * @param {boolean} kept
   * @param {Element} block
   */
  #append(node, kept, block) {
    const { data } = node;
    let read = 0;
    for (const { 0: words, index } of data.matchAll(kept ? /[^]+/g : RUN)) {
      if (index > read) this.#part(SPACE);
      if (this.text) this.text += BETWEEN[this.#gap];
      if (this.#gap === BLOCK || !this.text) this.text += /^H[1-6]$/.test(block.tagName) ? '# ' : '';
      const start = this.text.length;
      this.text += words;
      this.#pieces.push({ start, end: this.text.length, node, from: index, cut: this.#cut });
      this.#gap = NOTHING;
      this.#cut = false;
      read = index + words.length;
    }
    if (read < data.length) this.#part(SPACE);
  }

  /**
   * Index of the first piece that ends after the offset.
   * @param {number} offset
   */
  #pieceAt(offset) {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle].end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** @param {Element} element */
function isUnseen(element) {
  const { display, visibility, position, width, overflow } = getComputedStyle(element);
  // The last is how pages hide what only screen readers are to say.
  return display === 'none' || visibility === 'hidden' || (position === 'absolute' && width === '1px' && overflow === 'hidden');
}

/**
 * @param {Element} element
 * @returns {Layout}
 */
function layoutOf(element) {
  const { display, whiteSpace } = getComputedStyle(element);
  return { block: !/^(inline|contents|ruby|table-cell)/.test(display), kept: /^(pre|break)/.test(whiteSpace) };
}

/**
 * The block that an element's text stands in.
 * @param {Element} element
 * @param {Element} root
 * @param {Map<Element, Layout>} layouts
 */
function blockOf(element, root, layouts) {
  let block = element;
  while (block !== root && block.parentElement && !layouts.get(block)?.block) block = block.parentElement;
  return block;
}

/**
 * Where an offset of the text stands in a piece's node, which may have been shortened since.
 * @param {Piece} piece
 * @param {number} offset
 */
function within({ node, start, from }, offset) {
  return Math.min(offset - start + from, node.length);
}
