/** What is good to have at hand, but not the story: keyphrases, figures, people, quotes. */

import { element, shown } from '../dom.js';
import { number, t } from '../i18n.js';
import { figuresOf, peopleOf } from '../nutgraf/group.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Quote} Quote */
/** @typedef {import("./places.js").Places} Places */

/** More than these nobody reads here; the article itself is beside it. */
const MOST = { keyphrases: 12, figures: 24, people: 16, quotes: 16 };

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
          { dir: 'auto' },
          places.button(
            `phrase-${index}`,
            mentions,
            { class: 'chip' },
            shown(text),
            mentions.length > 1 && count(mentions.length),
          ),
        ),
      ),
  );
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
    ...quotes.slice(0, MOST.quotes).map((quote) =>
      element(
        'li',
        { dir: 'auto' },
        places.button(`quote-${quote.start}`, [quote], { class: 'quote' }, shown(quote.text)),
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
export function peopleList(analysis, places, lang) {
  const people = peopleOf(analysis).slice(0, MOST.people);
  return element(
    'ul',
    { class: 'people', lang },
    ...people.map(({ name, role, mentions, index }) =>
      element(
        'li',
        { dir: 'auto' },
        places.button(
          `person-${index}`,
          mentions,
          { class: 'entry' },
          shown(name),
          mentions.length > 1 && count(mentions.length),
        ),
        role && element('span', { class: 'role' }, role),
      ),
    ),
  );
}

/**
 * Figures with what stands around them.
 * @param {Analysis} analysis
 * @param {Places} places
 * @param {string} lang
 */
export function figureList(analysis, places, lang) {
  return element(
    'ul',
    { class: 'figures', lang },
    ...figuresOf(analysis, MOST.figures).map(({ figure, before, after }) =>
      element(
        'li',
        { dir: 'auto' },
        places.button(`figure-${figure.start}`, [figure], { class: 'entry figure' }, figure.text),
        element('span', { class: 'context' }, before, element('b', {}, figure.text), after),
      ),
    ),
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
