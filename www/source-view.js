/** The article for reading: chosen sentences marked, boilerplate dimmed, any place findable by its offsets. */

import { element } from './dom.js';
import { paint } from './highlight.js';
import { nameOf } from './i18n.js';

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").Sentence} Sentence */
/** @typedef {import("../src/types.d.ts").Span} Span */

/** A text node and the part of the source it shows. @typedef {Span & {node: Text}} Piece */

/** How long one slice of building may hold up the page, in milliseconds. */
const SLICE = 12;

export class SourceView {
  /** @type {HTMLElement} */ #root;
  /** In the order of the text. @type {Piece[]} */ #pieces = [];
  /** By index of the sentence. @type {HTMLElement[]} */ #sentences = [];
  /** Building goes on in slices; null when all stands. @type {Generator<undefined> | null} */ #building = null;
  /** Sentence to the item of the result it leads to. @type {Map<number, string>} */ #leads = new Map();
  /** @type {Set<number>} */ #chosen = new Set();

  /** @param {HTMLElement} root a scrolling element */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Shows another text. A long one is put in bit by bit, so the page stays alive.
   * @param {string} text
   * @param {Analysis} analysis
   */
  show(text, analysis) {
    this.#pieces = [];
    this.#sentences = [];
    this.#leads = new Map();
    this.#chosen = new Set();
    this.#root.replaceChildren();
    this.#root.scrollTop = 0;
    this.#root.lang = analysis.language.code === 'und' ? '' : analysis.language.code;
    const building = this.#build(text, analysis.sentences);
    this.#building = building;
    const goOn = () => {
      if (this.#building !== building) return;
      const start = performance.now();
      while (performance.now() - start < SLICE)
        if (building.next().done) {
          this.#building = null;
          return;
        }
      setTimeout(goOn);
    };
    goOn();
  }

  /**
   * Marks the sentences of the summary, and makes each used sentence a link to what uses it.
   * @param {Set<number>} chosen
   * @param {Map<number, string>} leads
   */
  use(chosen, leads) {
    const before = [...this.#chosen, ...this.#leads.keys()];
    this.#chosen = chosen;
    this.#leads = leads;
    for (const index of new Set([...before, ...chosen, ...leads.keys()])) this.#dress(index);
  }

  /**
   * Marks places and scrolls to one of them.
   * @param {Span[]} spans
   * @param {number} at which of them to show
   * @returns {number} the paragraph it stands in, from 1
   */
  mark(spans, at) {
    const target = spans[at];
    if (target) this.#buildUpTo(target.end);
    const ranges = spans.map((span) => this.#range(span)).filter((range) => range !== null);
    paint(ranges);
    for (const marked of this.#root.querySelectorAll('.current')) marked.classList.remove('current');
    if (!target) return 0;
    const piece = this.#pieces[this.#pieceAt(target.start)];
    const sentence = piece?.node.parentElement;
    sentence?.classList.add('current');
    const range = this.#range(target);
    if (range) this.#scrollTo(range);
    const paragraph = sentence?.closest('p');
    return paragraph ? [...this.#root.children].indexOf(paragraph) + 1 : 0;
  }

  /** Takes the marks off. */
  clear() {
    this.mark([], -1);
  }

  /** Puts the keyboard on the sentence that is marked. */
  focusMarked() {
    const marked = /** @type {HTMLElement | null} */ (this.#root.querySelector('a.current[href]'));
    (marked ?? this.#root).focus({ preventScroll: true });
  }

  /**
   * The item of the result that a click in the article leads to.
   * @param {EventTarget | null} target
   * @returns {string | undefined}
   */
  leadOf(target) {
    const link = target instanceof Element ? target.closest('a[data-sentence]') : null;
    return link instanceof HTMLElement ? this.#leads.get(Number(link.dataset.sentence)) : undefined;
  }

  /**
   * One step a sentence.
   * @param {string} text
   * @param {Sentence[]} sentences
   */
  *#build(text, sentences) {
    let end = 0;
    let paragraph = -1;
    /** @type {HTMLElement | undefined} */
    let block;
    for (const [index, sentence] of sentences.entries()) {
      const same = block && sentence.paragraph === paragraph;
      const gap = text.slice(end, sentence.start);
      if (!same) {
        if (gap.trim()) this.#root.append(this.#paragraphOf(gap, end));
        block = element('p', { class: sentence.block, dir: 'auto' });
        this.#root.append(block);
      } else if (gap && block) block.append(this.#piece(gap, end));
      paragraph = sentence.paragraph;
      end = sentence.end;
      const made = element(
        'a',
        { 'data-sentence': index },
        this.#piece(text.slice(sentence.start, end), sentence.start),
      );
      if (sentence.boilerplate) {
        made.className = 'left';
        const kind = nameOf('boilerplate', sentence.boilerplate);
        made.title = kind;
        made.dataset.kind = kind;
      }
      this.#sentences[index] = made;
      block?.append(made);
      this.#dress(index);
      yield;
    }
    const rest = text.slice(end);
    if (rest.trim()) this.#root.append(this.#paragraphOf(rest, end));
  }

  /** @param {number} offset */
  #buildUpTo(offset) {
    while (this.#building && (this.#pieces.at(-1)?.end ?? 0) < offset)
      if (this.#building.next().done) this.#building = null;
  }

  /**
   * @param {string} text
   * @param {number} start
   */
  #paragraphOf(text, start) {
    return element('p', { dir: 'auto' }, this.#piece(text, start));
  }

  /**
   * @param {string} text
   * @param {number} start
   */
  #piece(text, start) {
    const node = document.createTextNode(text);
    this.#pieces.push({ start, end: start + text.length, node });
    return node;
  }

  /** @param {number} index */
  #dress(index) {
    const sentence = this.#sentences[index];
    if (!sentence) return;
    const lead = this.#leads.get(index);
    sentence.classList.toggle('chosen', this.#chosen.has(index));
    sentence.classList.toggle('behind', lead !== undefined && !this.#chosen.has(index));
    if (lead === undefined) sentence.removeAttribute('href');
    else sentence.setAttribute('href', `#${lead}`);
  }

  /**
   * Index of the first piece that ends after the offset.
   * @param {number} offset
   */
  #pieceAt(offset) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle].end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /**
   * @param {Span} span
   * @returns {Range | null}
   */
  #range({ start, end }) {
    const first = this.#pieces[this.#pieceAt(start)];
    const last = this.#pieces[this.#pieceAt(end - 1)];
    if (!first || !last || end <= start) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, Math.max(0, Math.min(end, last.end) - last.start));
    return range;
  }

  /** @param {Range} range */
  #scrollTo(range) {
    const root = this.#root;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    if (root.scrollHeight <= root.clientHeight + 1) {
      const { top, bottom } = range.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight)
        range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior });
      return;
    }
    const place = range.getBoundingClientRect();
    const frame = root.getBoundingClientRect();
    if (place.top >= frame.top + 8 && place.bottom <= frame.bottom - 8) return;
    const room = Math.max(16, (frame.height - place.height) / 3);
    root.scrollTo({ top: root.scrollTop + place.top - frame.top - room, behavior });
  }
}
