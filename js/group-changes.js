/**
 * Changes of post as they are shown: the two sides of a handover as one.
 */

/** @import { Change, ChangeAction } from './types.d.ts' */

/**
 * A change of post; where the article tells both sides of it, who took the post and who left it, the two as one.
 * @typedef {object} Handover
 * @property {number} index Its place in `changes`.
 * @property {Change} change
 * @property {{ index: number, change: Change }} [other] How the predecessor left.
 */

/** What takes somebody out of a post; the rest puts somebody in. */
const LEAVING = /** @type {readonly ChangeAction[]} */ (['resigned', 'removed', 'replaced', 'retired']);
/** How many changes apart the two sides of a handover are told at most. */
const NEAR = 8;

/**
 * Whether the change takes its person out of a post.
 * @param {Change} change
 */
export function leaves({ action }) {
  return LEAVING.includes(action);
}

/**
 * The post of a change in one line.
 * @param {Change} change
 */
export function postOf({ role, organisation }) {
  return [role, organisation && !role?.includes(organisation) && organisation].filter(Boolean).join(', ');
}

/**
 * When somebody took the post, and when the predecessor left it, where the article tells that apart.
 * @param {Handover} handover
 * @returns {{ date?: string, left?: string }}
 */
export function datesOf({ change, other }) {
  // "replaced" tells the same moment from the other side.
  const same = other?.change.action === 'replaced';
  const date = change.date ?? (same ? other?.change.date : undefined);
  const left = same || other?.change.date === date ? undefined : other?.change.date;
  return { date, left };
}

/**
 * Changes with the two sides of one handover joined.
 * @param {Change[]} changes
 * @returns {Handover[]}
 */
export function handovers(changes) {
  const left = changes.map((change, index) => ({ change, index }));
  /** @type {Set<number>} */
  const joined = new Set();
  const found = left.map((side, at) => {
    const near = leaves(side.change) ? [] : left.slice(Math.max(0, at - NEAR), at + NEAR);
    const other = near.find(({ change, index }) => !joined.has(index) && sameHandover(side.change, change));
    if (other) joined.add(other.index);
    return other ? { ...side, other } : side;
  });
  return found.filter(({ index }) => !joined.has(index));
}

/**
 * @param {Change} arrival
 * @param {Change} departure
 */
function sameHandover(arrival, departure) {
  const agree = (/** @type {string | undefined} */ a, /** @type {string | undefined} */ b) =>
    !a || !b || a.toLowerCase() === b.toLowerCase();
  return (
    leaves(departure) &&
    (arrival.predecessor === departure.person || departure.successor === arrival.person) &&
    agree(arrival.predecessor, departure.person) &&
    agree(departure.successor, arrival.person) &&
    agree(arrival.role, departure.role) &&
    agree(arrival.organisation, departure.organisation) &&
    arrival.status === departure.status
  );
}
