/** The result: what matters first, large; what is good to have, below and quieter. */

import { element } from '../dom.js';
import { language, t } from '../i18n.js';
import { atOnce, groupPoints, quotesLeft } from '../nutgraf/group.js';
import { titleOf } from '../nutgraf/group-titles.js';
import { wordsFor } from '../nutgraf/group-words.js';
import { changeCards } from './changes.js';
import { figureList, keyphraseChips, peopleList, quoteList } from './details.js';
import { Places } from './places.js';
import { pointList } from './points.js';
import { SummarySection } from './summary.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Span} Span */
/** @typedef {import("../../js/group-order.js").Group} Group */

/** Cards shown at once; a book may tell of hundreds of changes. */
const CARDS_AT_ONCE = 8;
const MOST_CARDS = 60;

export class ResultsView {
  places = new Places();
  /** @type {SummarySection} */ summary;
  /** How many points a reader sees: cards and key points. */
  pointCount = 0;
  /** Sentence to the place id of the shown point that tells it. @type {Map<number, string>} */
  leads = new Map();

  /**
   * @param {HTMLElement} root
   * @param {Analysis} analysis
   * @param {{onLength: (sentences: number) => void, actions: HTMLElement, languageChoice: HTMLElement}} parts
   */
  constructor(root, analysis, { onLength, actions, languageChoice }) {
    const { code } = analysis.language;
    const lang = code === 'und' ? '' : code;
    const { now, later } = atOnce(groupPoints(analysis));
    this.#lead(analysis, now);
    this.summary = new SummarySection(analysis, this.places, lang, onLength, actions);
    root.replaceChildren(
      languageChoice,
      ...now.map((group, index) => this.#group(group, index, analysis, lang)),
      ...this.#more(now, later, analysis, lang),
      this.summary.element,
      ...section('keyphrases', analysis.keyphrases.length > 0 && keyphraseChips(analysis, this.places, lang)),
      ...folded('quotes', quoteList(quotesLeft(analysis), this.places, lang), true),
      ...folded('people', peopleList(analysis, this.places, lang), true),
      ...folded('figures', figureList(analysis, this.places, lang), false),
    );
  }

  /**
   * @param {Group} group
   * @param {number} index
   * @param {Analysis} analysis
   * @param {string} lang
   */
  #group(group, index, analysis, lang) {
    const { kind, changes, items } = group;
    return element(
      'section',
      { class: `group ${kind}`, 'aria-labelledby': `group-${index}` },
      element('h3', { id: `group-${index}` }, titleOf(group, wordsFor(language()))),
      changes && changeCards(changes.slice(0, CARDS_AT_ONCE), this.places, lang),
      items.length > 0 && pointList(items, analysis, this.places, lang),
    );
  }

  /**
   * What waits behind a line.
   * @param {Group[]} now
   * @param {Group[]} later
   * @param {Analysis} analysis
   * @param {string} lang
   */
  #more(now, later, analysis, lang) {
    const items = later.flatMap((group) => group.items);
    const changes = now[0]?.changes?.slice(CARDS_AT_ONCE, MOST_CARDS) ?? [];
    if (items.length + changes.length === 0) return [];
    items.sort((a, b) => a.point.rank - b.point.rank);
    return [
      element(
        'details',
        { class: 'quiet' },
        element('summary', {}, t('morePoints', { n: items.length + changes.length })),
        changes.length > 0 && changeCards(changes, this.places, lang),
        items.length > 0 && pointList(items, analysis, this.places, lang),
      ),
    ];
  }

  /**
   * @param {Analysis} analysis
   * @param {Group[]} groups
   */
  #lead({ keyPoints, sentences }, groups) {
    const shown = new Set(
      groups.flatMap((g) => g.items.flatMap((item) => [item.index, ...item.children.map((c) => c.index)])),
    );
    const cards = groups[0]?.changes?.slice(0, CARDS_AT_ONCE) ?? [];
    this.pointCount = cards.length + shown.size;
    const byRank = [...shown].sort((a, b) => keyPoints[a].rank - keyPoints[b].rank);
    for (const index of byRank)
      for (const sentence of keyPoints[index].sentences)
        if (!this.leads.has(sentence)) this.leads.set(sentence, `point-${index}`);
    // Where a sentence tells a point too, that shows more of it.
    for (const { change, index, other } of cards)
      for (const told of other ? [{ change, index }, other] : [{ change, index }])
        for (const sentence of sentencesIn(told.change.spans, sentences))
          if (!this.leads.has(sentence)) this.leads.set(sentence, `change-${told.index}`);
  }
}

/**
 * Indices of the sentences that hold a part of the spans.
 * @param {Span[]} spans
 * @param {Span[]} sentences
 */
function sentencesIn(spans, sentences) {
  return [...sentences.keys()].filter((index) =>
    spans.some(({ start, end }) => start < sentences[index].end && sentences[index].start < end),
  );
}

/**
 * @param {"keyphrases"} key
 * @param {HTMLElement | null | false} content
 */
function section(key, content) {
  return content ? [element('section', { 'aria-labelledby': key }, element('h3', { id: key }, t(key)), content)] : [];
}

/**
 * @param {"quotes" | "people" | "figures"} key
 * @param {HTMLElement} content a list
 * @param {boolean} open
 */
function folded(key, content, open) {
  if (!content.hasChildNodes()) return [];
  const title = element(
    'summary',
    {},
    element('h3', {}, t(key)),
    element('span', { class: 'count' }, String(content.children.length)),
  );
  return [element('details', { class: 'fold', open }, title, content)];
}
