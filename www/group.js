/** Puts key points into the groups a reader thinks in. Knows nothing of the page. */

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").KeyPoint} KeyPoint */
/** @typedef {import("../src/types.d.ts").KeyPointKind} KeyPointKind */
/** @typedef {import("../src/types.d.ts").Span} Span */

/**
 * A key point and those it announces.
 * @typedef {object} Item
 * @property {number} index place in `keyPoints`
 * @property {KeyPoint} point
 * @property {Item[]} children
 */
/**
 * @typedef {object} Group
 * @property {"change" | "priority" | "statement" | "figure" | "result" | "cause" | "reaction" | "background" | "other"} kind
 * @property {string} [actor] whose priorities they are
 * @property {boolean} [rest] priorities beside those of the named actors
 * @property {Item[]} items
 */

/** Kinds that say what somebody wants; they stand together. */
export const WANTS = /** @type {readonly KeyPointKind[]} */ (['priority', 'plan', 'goal', 'demand', 'promise']);

/**
 * Groups in the order to read them: changes, priorities, then by their best point.
 * @param {Analysis} analysis
 * @returns {Group[]}
 */
export function groupPoints(analysis) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const item of tree(analysis)) {
    const group = groupOf(item, analysis);
    const key = `${group.kind} ${group.actor ?? ''}`;
    const known = groups.get(key);
    if (known) known.items.push(item);
    else groups.set(key, group);
  }
  return gatherSingles([...groups.values()]).sort((a, b) => weight(a) - weight(b));
}

/**
 * Only the first actor, and whoever has several priorities, gets a heading: the others' stand together, behind.
 * @param {Group[]} groups
 * @returns {Group[]}
 */
function gatherSingles(groups) {
  const first = groups.find((group) => group.actor);
  if (!first) return groups;
  const single = (/** @type {Group} */ group) =>
    group.kind === 'priority' && group !== first && !(group.actor && group.items.length > 1);
  const items = groups.filter(single).flatMap((group) => group.items);
  items.sort((a, b) => a.point.rank - b.point.rank);
  const kept = groups.filter((group) => !single(group));
  return items.length > 0 ? [...kept, { kind: 'priority', rest: true, items }] : kept;
}

/**
 * The key points as a forest, the most important first; those that a change's card tells are left out.
 * @param {Analysis} analysis
 * @returns {Item[]}
 */
function tree({ keyPoints, changes }) {
  /** @type {Item[]} */
  const items = keyPoints.map((point, index) => ({ point, index, children: [] }));
  /** @type {Item[]} */
  const roots = [];
  for (const item of items) {
    const parent = item.point.parent == null ? undefined : items[item.point.parent];
    if (parent && parent !== item && parent.point.parent == null) parent.children.push(item);
    else roots.push(item);
  }
  const told = (/** @type {Item} */ { point, children }) =>
    point.kind === 'change' && children.length === 0 && changes.some((change) => overlap(change.spans, point.spans));
  for (const item of items) item.children.sort((a, b) => a.point.spans[0]?.start - b.point.spans[0]?.start);
  return roots.filter((item) => !told(item)).sort((a, b) => a.point.rank - b.point.rank);
}

/**
 * @param {Item} item
 * @param {Analysis} analysis
 * @returns {Group}
 */
function groupOf(item, { entities }) {
  const { kind, actors } = item.point;
  if (kind === 'change' || kind === 'statement') return { kind, items: [item] };
  if (WANTS.includes(kind)) return { kind: 'priority', actor: entities[actors?.[0] ?? -1]?.name, items: [item] };
  return { kind: /** @type {Group["kind"]} */ (kind), items: [item] };
}

/** @param {Group} group */
function weight({ kind, rest, items }) {
  const first = { change: -3e9, priority: rest ? -1e9 : -2e9 }[/** @type {string} */ (kind)] ?? 0;
  return first + Math.min(...items.map((item) => item.point.rank));
}

/**
 * @param {Span[]} some
 * @param {Span[]} others
 */
export function overlap(some, others) {
  return some.some((a) => others.some((b) => a.start < b.end && b.start < a.end));
}
