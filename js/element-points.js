/**
 * What the element shows of an analysis.
 */
import { collapse, select } from './select.js';

/** @import { Analysis, KeyPoint, Length, Span } from './types.d.ts' */
/** @import { Point, SummaryType } from './element.d.ts' */

/** Key points of the named lengths. */
const POINTS = { short: 3, medium: 5, long: 7, auto: 5 };

/**
 * The points of a type and a length, in the order to read them.
 * @param {Analysis} analysis
 * @param {SummaryType} type
 * @param {Length} length
 * @returns {Point[]}
 */
export function pointsOf(analysis, type, length) {
  if (type === 'key-points') return forest(analysis, length.sentences ?? POINTS[length.length ?? 'auto']);
  const wanted = type === 'headline' ? { sentences: 1 } : length;
  const { sentences, spans } = select(analysis, wanted);
  return sentences.map((text, i) => point(text, [spans[i]]));
}

/**
 * Key points, each with those it announces.
 * @param {Analysis} analysis
 * @param {number} count
 */
function forest({ keyPoints }, count) {
  /** @type {Map<KeyPoint, Point>} */
  const points = new Map();
  const taken = [...keyPoints].sort((a, b) => a.rank - b.rank).slice(0, count);
  for (const taking of taken) points.set(taking, point(taking.text, taking.spans));
  return taken.flatMap((taking) => {
    const own = /** @type {Point} */ (points.get(taking));
    const head = points.get(keyPoints[taking.parent ?? -1]);
    if (!head || head === own) return [own];
    head.points.push(own);
    return [];
  });
}

/**
 * @param {string} text
 * @param {Span[]} spans
 * @returns {Point}
 */
function point(text, spans) {
  return { text: collapse(text).replace(/^#+ /, ''), spans, points: [] };
}

/**
 * All of a forest, each point followed by its own.
 * @param {Point[]} points
 * @returns {Point[]}
 */
export function flat(points) {
  return points.flatMap((point) => [point, ...flat(point.points)]);
}
