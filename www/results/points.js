/** A group of key points: a heading and a list; what a point announces is indented under it. */

import { element } from '../dom.js';
import { nameOf, t } from '../i18n.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../group.js").Group} Group */
/** @typedef {import("../group.js").Item} Item */
/** @typedef {import("./places.js").Places} Places */

/**
 * The heading of a group, in the reader's language.
 * @param {Group} group
 */
export function groupTitle({ kind, actor, rest }) {
  if (kind === 'change') return t('changes');
  if (rest) return t('otherPriorities');
  if (kind === 'priority') return actor ? t('prioritiesOf', { actor }) : t('priorities');
  if (kind === 'statement') return t('statements');
  return nameOf('group', kind);
}

/**
 * @param {Item[]} items
 * @param {Analysis} analysis
 * @param {Places} places
 * @param {string} lang of the article
 * @returns {HTMLElement}
 */
export function pointList(items, analysis, places, lang) {
  return element('ul', { class: 'points' }, ...items.map((item) => pointItem(item, analysis, places, lang)));
}

/**
 * @param {Item} item
 * @param {Analysis} analysis
 * @param {Places} places
 * @param {string} lang
 * @returns {HTMLElement}
 */
function pointItem(item, analysis, places, lang) {
  const { point, index, children } = item;
  const speaker = point.kind === 'statement' && analysis.entities[point.actors?.[0] ?? -1]?.name;
  return element(
    'li',
    {},
    places.button(`point-${index}`, point.spans, { class: 'point', lang, dir: 'auto' }, point.text),
    speaker && !point.text.includes(speaker) && element('p', { class: 'speaker', lang }, speaker),
    children.length > 0 && pointList(children, analysis, places, lang),
  );
}
