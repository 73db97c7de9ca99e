/** Who took or left which post: a card each. */

import { element } from '../dom.js';
import { language } from '../i18n.js';
import { datesOf, leaves, postOf } from '../nutgraf/group-changes.js';
import { wordsFor } from '../nutgraf/group-words.js';

/** @typedef {import("../../src/types.d.ts").Change} Change */
/** @typedef {import("../../js/group-changes.js").Handover} Handover */
/** @typedef {import("./places.js").Places} Places */

/**
 * @param {Handover[]} changes
 * @param {Places} places
 * @param {string} lang of the article
 */
export function changeCards(changes, places, lang) {
  return element('ul', { class: 'cards' }, ...changes.map((handover) => card(handover, places, lang)));
}

/**
 * @param {Handover} handover
 * @param {Places} places
 * @param {string} lang
 */
function card(handover, places, lang) {
  const { change, index } = handover;
  const { actions, status } = wordsFor(language());
  const post = postOf(change);
  return element(
    'li',
    { class: `card ${leaves(change) ? 'leaving' : 'arriving'}` },
    element(
      'p',
      { class: 'action' },
      element('span', {}, actions[change.action]),
      change.status !== 'done' && ' ',
      change.status !== 'done' && element('span', { class: 'hedge' }, status[change.status]),
    ),
    places.button(`change-${index}`, change.spans, { class: 'person', lang, dir: 'auto' }, change.person),
    post && element('p', { class: 'post', lang, dir: 'auto' }, post),
    facts(handover, places, lang),
  );
}

/**
 * @param {Handover} handover
 * @param {Places} places
 * @param {string} lang
 */
function facts(handover, places, lang) {
  const { change, other } = handover;
  const { columns, actions } = wordsFor(language());
  const { predecessor = other?.change.person, successor } = change;
  const { date, left } = datesOf(handover);
  /** @type {[string, (Node | string)[]][]} */
  const known = [];
  if (predecessor && other) {
    const id = `change-${other.index}`;
    const name = places.button(id, other.change.spans, { class: 'predecessor', lang, dir: 'auto' }, predecessor);
    const when = left ? [', ', element('bdi', { lang }, left)] : [];
    const how = element('span', { class: 'how' }, ` (${actions[other.change.action]}`, ...when, ')');
    known.push([columns.predecessor, [name, how]]);
  } else if (predecessor) known.push([columns.predecessor, [element('bdi', { lang }, predecessor)]]);
  if (successor) known.push([columns.successor, [element('bdi', { lang }, successor)]]);
  if (date) known.push([columns.date, [element('bdi', { lang }, date)]]);
  const rows = known.map(([name, value]) => element('div', {}, element('dt', {}, name), ' ', element('dd', {}, ...value)));
  return rows.length > 0 && element('dl', {}, ...rows);
}
