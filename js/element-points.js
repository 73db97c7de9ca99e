/**
 * What the element shows of an analysis.
 */
import { ordered } from './group-order.js';
import { titleOf } from './group-titles.js';
import { collapse, piecesSelected, spansOf } from './select.js';

/** @import { Analysis, KeyPoint, Selection } from './types.d.ts' */
/** @import { Item } from './group-order.js' */
/** @import { Titles } from './group-titles.js' */
/** @import { Piece } from './select.js' */
/** @import { Group, Point } from './element.d.ts' */

/**
 * What a selection takes, in the order to read it; key points in the groups that the page and the command line show.
 * @param {Analysis} analysis
 * @param {Selection} selection
 * @param {Titles} titles
 * @returns {Group[]}
 */
export function groupsOf(analysis, selection, titles) {
  const { type, pieces } = piecesSelected(analysis, selection);
  if (type !== 'key-points') return [{ title: '', points: pieces.map((piece) => pointOf(piece)) }];
  return ordered(analysis, /** @type {KeyPoint[]} */ (pieces)).map((group) => ({
    title: titleOf(group, titles),
    points: group.items.map(itemOf),
  }));
}

/**
 * A point; what it announces stands below it.
 * @param {Item} item
 * @returns {Point}
 */
function itemOf({ point, children }) {
  return pointOf(point, children.map(itemOf));
}

/**
 * @param {Piece} piece
 * @param {Point[]} [points]
 * @returns {Point}
 */
function pointOf(piece, points = []) {
  const spans = spansOf(piece).map(({ start, end }) => ({ start, end }));
  return { text: collapse(piece.text).replace(/^#+ /, ''), spans, points };
}

/**
 * All of a forest, each point followed by its own.
 * @param {Point[]} points
 * @returns {Point[]}
 */
export function flat(points) {
  return points.flatMap((point) => [point, ...flat(point.points)]);
}
