/** The summary: its length, its sentences, what it saves, and why it chose them. */

import { element, shown } from '../dom.js';
import { number, t } from '../i18n.js';
import { savedTime } from '../saved.js';
import { reasons } from './why.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Length} Length */
/** @typedef {import("../../src/types.d.ts").Summary} Summary */
/** @typedef {import("./places.js").Places} Places */

/** A longer summary is read faster as the article. */
const LONGEST = 40;
/** Sentences of each preset, as the contract says. */
const PRESETS = /** @type {const} */ ({ short: 1, medium: 3, long: 5 });

export class SummarySection {
  /** @type {Analysis} */ #analysis;
  /** @type {Places} */ #places;
  /** @type {HTMLElement} */ #text;
  /** @type {HTMLElement} */ #counts;
  /** @type {HTMLElement} */ #why;
  /** @type {HTMLInputElement} */ #slider;
  /** @type {HTMLElement} */ #chosen;
  /** @type {HTMLElement} */ #presets;
  /** The preset in force; "" after the slider was moved. */ #preset = 'auto';
  /** The whole section. @type {HTMLElement} */ element;

  /**
   * @param {Analysis} analysis
   * @param {Places} places
   * @param {string} lang
   * @param {(sentences: number) => void} onLength
   * @param {HTMLElement} actions what one can do with the summary
   */
  constructor(analysis, places, lang, onLength, actions) {
    this.#analysis = analysis;
    this.#places = places;
    const most = Math.min(LONGEST, analysis.sentences.filter((s) => s.rank !== null).length);
    this.#text = element('div', { class: 'summary-text', lang, dir: 'auto' });
    this.#counts = element('p', { class: 'counts' });
    this.#why = element('ol', { class: 'why', lang });
    // The slider itself tells its value to those who listen.
    this.#chosen = element('span', { class: 'chosen-length', 'aria-hidden': 'true' });
    this.#slider = /** @type {HTMLInputElement} */ (
      element('input', { type: 'range', id: 'length', min: 1, max: Math.max(1, most), step: 1, disabled: most < 2 })
    );
    this.#slider.addEventListener('input', () => {
      this.#preset = '';
      onLength(this.#slider.valueAsNumber);
    });
    this.#presets = this.#presetButtons(most, onLength);
    this.element = element(
      'section',
      { class: 'summary', 'aria-labelledby': 'summary-title' },
      element('h3', { id: 'summary-title' }, t('summary')),
      element(
        'div',
        { class: 'length' },
        element('label', { for: 'length' }, t('length')),
        this.#slider,
        this.#chosen,
        this.#presets,
      ),
      this.#text,
      this.#counts,
      actions,
      element(
        'details',
        { class: 'quiet' },
        element('summary', {}, t('why')),
        element('p', { class: 'hint' }, t('whyHint')),
        this.#why,
      ),
    );
  }

  /**
   * @param {Summary} summary
   * @param {number} length sentences asked for
   */
  show(summary, length) {
    const chosen = summary.spans.map(({ start }) => this.#analysis.sentences.findIndex((s) => s.start === start));
    this.#slider.value = String(length);
    const words = t('sentences', { n: length });
    this.#slider.setAttribute('aria-valuetext', words);
    this.#chosen.textContent = words;
    for (const button of this.#presets.children)
      button.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (button).dataset.preset === this.#preset));
    this.#text.replaceChildren(...this.#paragraphs(chosen));
    const counts = t('counts', { from: this.#analysis.stats.words, n: summary.words });
    this.#counts.textContent = [counts, ...savedTime(this.#analysis, summary)].join(' · ');
    const explained = chosen.map((index) => this.#analysis.sentences[index]).filter((s) => s?.because);
    this.#why.replaceChildren(...explained.map(reasons));
    /** @type {HTMLElement} */ (this.#why.parentElement).hidden = explained.length === 0;
  }

  /**
   * The sentences as prose; each is a link to its place, because a link breaks over lines as prose does.
   * @param {number[]} chosen
   */
  #paragraphs(chosen) {
    /** @type {HTMLElement[]} */
    const paragraphs = [];
    let last = -1;
    for (const index of chosen) {
      const sentence = this.#analysis.sentences[index];
      if (!sentence) continue;
      if (sentence.paragraph !== last) paragraphs.push(element('p'));
      else paragraphs.at(-1)?.append(' ');
      last = sentence.paragraph;
      const id = `sentence-${index}`;
      paragraphs
        .at(-1)
        ?.append(
          element('a', { href: `#${id}`, ...this.#places.place(id, [sentence]) }, shown(sentence.text)),
        );
    }
    return paragraphs;
  }

  /**
   * @param {number} most
   * @param {(sentences: number) => void} onLength
   */
  #presetButtons(most, onLength) {
    const lengths = { auto: this.#analysis.auto, ...PRESETS };
    const group = element('div', { class: 'choice', role: 'group', 'aria-label': t('length') });
    for (const [name, sentences] of Object.entries(lengths)) {
      const length = Math.max(1, Math.min(sentences, most));
      const button = element(
        'button',
        { type: 'button', 'data-preset': name, title: t('sentences', { n: length }) },
        t(/** @type {"auto" | keyof typeof PRESETS} */ (name)),
        name === 'auto' && element('span', { class: 'count' }, number(length)),
      );
      button.addEventListener('click', () => {
        this.#preset = name;
        onLength(length);
      });
      group.append(button);
    }
    return group;
  }
}
