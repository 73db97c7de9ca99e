/** Key points as a list; what a point announces is indented under it. */

import { element, shown } from '../dom.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../js/group-order.js").Item} Item */
/** @typedef {import("./places.js").Places} Places */

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
    { dir: 'auto' },
    places.button(`point-${index}`, point.spans, { class: 'point', lang }, shown(point.text)),
    speaker && !point.text.includes(speaker) && element('p', { class: 'speaker', lang }, speaker),
    children.length > 0 && pointList(children, analysis, places, lang),
  );
}
