/**
 * What the element shows of an analysis.
 */
import { collapse, piecesSelected, spansOf } from './select.js';

/** @import { Analysis, Selection } from './types.d.ts' */
/** @import { Piece } from './select.js' */
/** @import { Point } from './element.d.ts' */

/**
 * What a selection takes, in the order to read it; a key point that another announces stands below that one.
 * @param {Analysis} analysis
 * @param {Selection} selection
 * @returns {Point[]}
 */
export function pointsOf(analysis, selection) {
  /** @type {Map<Piece, Point>} */
  const points = new Map();
  const { pieces } = piecesSelected(analysis, selection);
  for (const piece of pieces) points.set(piece, pointOf(piece));
  return pieces.flatMap((piece) => {
    const own = /** @type {Point} */ (points.get(piece));
    const nests = selection.type === 'key-points' && 'parent' in piece;
    const head = nests ? points.get(analysis.keyPoints[piece.parent ?? -1]) : undefined;
    if (!head || head === own) return [own];
    head.points.push(own);
    return [];
  });
}

/**
 * @param {Piece} piece
 * @returns {Point}
 */
function pointOf(piece) {
  const spans = spansOf(piece).map(({ start, end }) => ({ start, end }));
  return { text: collapse(piece.text).replace(/^#+ /, ''), spans, points: [] };
}

/**
 * All of a forest, each point followed by its own.
 * @param {Point[]} points
 * @returns {Point[]}
 */
export function flat(points) {
  return points.flatMap((point) => [point, ...flat(point.points)]);
}
