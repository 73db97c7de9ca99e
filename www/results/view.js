/** The result: what matters first, large; what is good to have, below and quieter. */

import { element } from '../dom.js';
import { groupPoints } from '../group.js';
import { t } from '../i18n.js';
import { changeCards } from './changes.js';
import { figureList, keyphraseChips, peopleList, quoteList, quotesLeft } from './details.js';
import { Places } from './places.js';
import { groupTitle, pointList } from './points.js';
import { SummarySection } from './summary.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Span} Span */
/** @typedef {import("../group.js").Group} Group */

/** Points shown at once, beside those of changes and priorities; the others wait behind a line. */
const POINTS_AT_ONCE = 7;

export class ResultsView {
  places = new Places();
  /** @type {SummarySection} */ summary;
  /** How many points a reader sees: cards and key points. */
  pointCount = 0;
  /** Sentence to the place id of the shown point that tells it. @type {Map<number, string>} */
  leads = new Map();

  /**
   * @param {HTMLElement} root
   * @param {string} text
   * @param {Analysis} analysis
   * @param {{onLength: (sentences: number) => void, actions: HTMLElement, languageChoice: HTMLElement}} parts
   */
  constructor(root, text, analysis, { onLength, actions, languageChoice }) {
    const { code } = analysis.language;
    const lang = code === 'und' ? '' : code;
    const groups = groupPoints(analysis);
    const { now, later } = split(groups);
    this.#lead(analysis, now);
    this.summary = new SummarySection(analysis, this.places, lang, onLength, actions);
    const quotes = quotesLeft(
      analysis,
      analysis.keyPoints.filter((p) => p.kind === 'statement').flatMap((p) => p.spans),
    );
    root.replaceChildren(
      languageChoice,
      ...this.#groups(now, analysis, lang),
      ...this.#more(later, analysis, lang),
      this.summary.element,
      ...section('keyphrases', analysis.keyphrases.length > 0 && keyphraseChips(analysis, this.places, lang)),
      ...folded('quotes', quotes.length > 0 && quoteList(quotes, this.places, lang), true),
      ...folded('people', peopleList(analysis, this.places, lang), true),
      ...folded('figures', figureList(analysis, this.places, text, lang), false),
    );
  }

  /**
   * Groups as they are read; the cards come with the group of changes.
   * @param {Group[]} groups
   * @param {Analysis} analysis
   * @param {string} lang
   */
  #groups(groups, analysis, lang) {
    const { changes } = analysis;
    if (changes.length > 0 && groups[0]?.kind !== 'change') groups = [{ kind: 'change', items: [] }, ...groups];
    return groups.map((group, index) =>
      element(
        'section',
        { class: `group ${group.kind}`, 'aria-labelledby': `group-${index}` },
        element('h3', { id: `group-${index}` }, groupTitle(group)),
        group.kind === 'change' && changes.length > 0 && changeCards(changes, this.places, lang),
        group.items.length > 0 && pointList(group.items, analysis, this.places, lang),
      ),
    );
  }

  /**
   * @param {Group[]} groups
   * @param {Analysis} analysis
   * @param {string} lang
   */
  #more(groups, analysis, lang) {
    const items = groups.flatMap((group) => group.items);
    if (items.length === 0) return [];
    items.sort((a, b) => a.point.rank - b.point.rank);
    return [
      element(
        'details',
        { class: 'quiet' },
        element('summary', {}, t('morePoints', { n: items.length })),
        pointList(items, analysis, this.places, lang),
      ),
    ];
  }

  /**
   * @param {Analysis} analysis
   * @param {Group[]} groups
   */
  #lead({ changes, keyPoints, sentences }, groups) {
    const shown = new Set(
      groups.flatMap((g) => g.items.flatMap((item) => [item.index, ...item.children.map((c) => c.index)])),
    );
    this.pointCount = changes.length + shown.size;
    const byRank = [...shown].sort((a, b) => keyPoints[a].rank - keyPoints[b].rank);
    for (const index of byRank)
      for (const sentence of keyPoints[index].sentences)
        if (!this.leads.has(sentence)) this.leads.set(sentence, `point-${index}`);
    for (const [index, change] of changes.entries())
      for (const sentence of sentencesIn(change.spans, sentences)) this.leads.set(sentence, `change-${index}`);
  }
}

/**
 * Changes and priorities are always shown; of the others the best.
 * @param {Group[]} groups
 */
function split(groups) {
  const always = (/** @type {Group} */ { kind }) => kind === 'change' || kind === 'priority';
  const others = groups.filter((g) => !always(g)).flatMap((g) => g.items);
  const best = new Set(others.sort((a, b) => a.point.rank - b.point.rank).slice(0, POINTS_AT_ONCE));
  const part = (/** @type {boolean} */ shown) =>
    groups
      .map((g) => ({ ...g, items: g.items.filter((item) => (always(g) || best.has(item)) === shown) }))
      .filter((g) => g.items.length > 0);
  return { now: part(true), later: part(false) };
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
 * @param {HTMLElement | null | false} content
 * @param {boolean} open
 */
function folded(key, content, open) {
  if (!content) return [];
  const title = element(
    'summary',
    {},
    element('h3', {}, t(key)),
    element('span', { class: 'count' }, String(content.children.length)),
  );
  return [element('details', { class: 'fold', open }, title, content)];
}
