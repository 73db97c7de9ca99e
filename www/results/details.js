/** What is good to have at hand, but not the story: keyphrases, figures, people, quotes. */

import { element } from '../dom.js';
import { number, t } from '../i18n.js';
import { overlap } from '../group.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Figure} Figure */
/** @typedef {import("../../src/types.d.ts").Quote} Quote */
/** @typedef {import("../../src/types.d.ts").Span} Span */
/** @typedef {import("./places.js").Places} Places */

/** More than these nobody reads here; the article itself is beside it. */
const MOST = { keyphrases: 12, figures: 24, people: 16, quotes: 16 };
/** Characters of context on each side of a figure. */
const CONTEXT = 48;

/**
 * @param {Analysis} analysis
 * @param {Places} places
 * @param {string} lang
 */
export function keyphraseChips({ keyphrases }, places, lang) {
  return element(
    'ul',
    { class: 'chips', lang },
    ...keyphrases
      .slice(0, MOST.keyphrases)
      .map(({ text, mentions }, index) =>
        element(
          'li',
          {},
          places.button(
            `phrase-${index}`,
            mentions,
            { class: 'chip' },
            text,
            mentions.length > 1 && count(mentions.length),
          ),
        ),
      ),
  );
}

/**
 * Quotes that no point above has shown already.
 * @param {Analysis} analysis
 * @param {Span[]} shown
 */
export function quotesLeft({ quotes }, shown) {
  return quotes.filter((quote) => !overlap([quote], shown)).slice(0, MOST.quotes);
}

/**
 * @param {Quote[]} quotes
 * @param {Places} places
 * @param {string} lang
 */
export function quoteList(quotes, places, lang) {
  return element(
    'ul',
    { class: 'quotes', lang },
    ...quotes.map((quote) =>
      element(
        'li',
        {},
        places.button(`quote-${quote.start}`, [quote], { class: 'quote', dir: 'auto' }, quote.text),
        quote.speaker && element('p', { class: 'speaker' }, quote.speaker),
      ),
    ),
  );
}

/**
 * People with their roles; those with more mentions first.
 * @param {Analysis} analysis
 * @param {Places} places
 * @param {string} lang
 */
export function peopleList({ entities }, places, lang) {
  const people = entities
    .filter(({ type }) => type === 'person')
    .sort((a, b) => b.mentions.length - a.mentions.length)
    .slice(0, MOST.people);
  if (people.length === 0) return null;
  return element(
    'ul',
    { class: 'people', lang },
    ...people.map(({ name, role, mentions }) =>
      element(
        'li',
        {},
        places.button(
          `person-${entities.findIndex((e) => e.name === name)}`,
          mentions,
          { class: 'entry' },
          name,
          mentions.length > 1 && count(mentions.length),
        ),
        role && element('span', { class: 'role' }, role),
      ),
    ),
  );
}

/**
 * Figures with what stands around them; dates last.
 * @param {Analysis} analysis
 * @param {Places} places
 * @param {string} text the article
 * @param {string} lang
 */
export function figureList({ figures, sentences }, places, text, lang) {
  const content = figures.filter((figure) => !sentenceOf(figure, sentences)?.boilerplate);
  const sorted = [...content.filter((f) => f.kind !== 'date'), ...content.filter((f) => f.kind === 'date')].slice(
    0,
    MOST.figures,
  );
  if (sorted.length === 0) return null;
  return element(
    'ul',
    { class: 'figures', lang },
    ...sorted.map((figure) => {
      const { start, end } = sentenceOf(figure, sentences) ?? figure;
      return element(
        'li',
        {},
        places.button(`figure-${figure.start}`, [figure], { class: 'entry figure' }, figure.text),
        element(
          'span',
          { class: 'context' },
          clip(text.slice(start, figure.start), CONTEXT, 'end'),
          element('b', {}, figure.text),
          clip(text.slice(figure.end, end), CONTEXT, 'start'),
        ),
      );
    }),
  );
}

/**
 * The number to the eye, "2 mentions" to the ear.
 * @param {number} mentions
 */
function count(mentions) {
  return element(
    'span',
    { class: 'count' },
    element('span', { 'aria-hidden': 'true' }, number(mentions)),
    element(
      'span',
      { class: 'visually-hidden', lang: document.documentElement.lang },
      ` ${t('mentions', { n: mentions })}`,
    ),
  );
}

/**
 * @param {Span} span
 * @param {import("../../src/types.d.ts").Sentence[]} sentences in order
 */
function sentenceOf(span, sentences) {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].end > span.start) high = middle;
    else low = middle + 1;
  }
  return sentences[low];
}

/**
 * Some words of one end of a text, never half a word.
 * @param {string} text
 * @param {number} most
 * @param {"start" | "end"} keep
 */
function clip(text, most, keep) {
  if (text.length <= most) return text;
  return keep === 'end'
    ? `… ${text.slice(-most).replace(/^\S*\s+/, '')}`
    : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
}
