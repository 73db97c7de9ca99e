/** Who took or left which post: a card each. */

import { element } from '../dom.js';
import { nameOf, t } from '../i18n.js';

/** @typedef {import("../../src/types.d.ts").Change} Change */
/** @typedef {import("./places.js").Places} Places */

/** What takes somebody out of a post; the rest puts somebody in. */
const LEAVING = ['resigned', 'removed', 'replaced', 'retired'];

/**
 * @param {Change[]} changes
 * @param {Places} places
 * @param {string} lang of the article
 */
export function changeCards(changes, places, lang) {
  return element(
    'ul',
    { class: 'cards' },
    ...changes.map((change, index) => card(change, `change-${index}`, places, lang)),
  );
}

/**
 * @param {Change} change
 * @param {string} id
 * @param {Places} places
 * @param {string} lang
 */
function card(change, id, places, lang) {
  const { person, role, organisation, action, status } = change;
  const post = [role, organisation && !role.includes(organisation) && organisation].filter(Boolean).join(', ');
  return element(
    'li',
    { class: `card ${LEAVING.includes(action) ? 'leaving' : 'arriving'}` },
    element(
      'p',
      { class: 'action' },
      nameOf('action', action),
      status !== 'done' && ' ',
      status !== 'done' && element('span', { class: 'hedge' }, nameOf('status', status)),
    ),
    places.button(id, change.spans, { class: 'person', lang }, person),
    post && element('p', { class: 'post', lang }, post),
    facts(change, lang),
  );
}

/**
 * @param {Change} change
 * @param {string} lang
 */
function facts({ predecessor, successor, date }, lang) {
  const known = /** @type {const} */ ([
    ['insteadOf', predecessor],
    ['succeededBy', successor],
    ['when', date],
  ]).filter(([, value]) => value);
  return (
    known.length > 0 &&
    element(
      'dl',
      {},
      ...known.map(([key, value]) => element('div', {}, element('dt', {}, t(key)), element('dd', { lang }, value))),
    )
  );
}
