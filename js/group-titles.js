/**
 * The headings of groups of key points, in the languages that the page, the command line and the element speak.
 */

/** @import { Group } from './group-order.js' */

/**
 * @typedef {object} Titles
 * @property {string} changes
 * @property {string} priorities Before a name, where they are somebody's.
 * @property {string} otherPriorities
 * @property {string} points
 * @property {string} otherPoints
 * @property {string} statements
 */

/** By language. @type {{ en: Titles, id: Titles }} */
export const TITLES = {
  en: {
    changes: 'Leadership changes',
    priorities: 'Priorities & plans',
    otherPriorities: 'Other plans and demands',
    points: 'Key points',
    otherPoints: 'Other key points',
    statements: 'Statements',
  },
  id: {
    changes: 'Pergantian pimpinan',
    priorities: 'Prioritas & rencana',
    otherPriorities: 'Rencana dan tuntutan lain',
    points: 'Poin penting',
    otherPoints: 'Poin penting lainnya',
    statements: 'Pernyataan',
  },
};

/**
 * The heading of a group.
 * @param {Group} group
 * @param {Titles} titles
 */
export function titleOf({ kind, actor, rest }, titles) {
  if (kind === 'change') return titles.changes;
  if (kind === 'statement') return titles.statements;
  if (kind === 'point') return rest ? titles.otherPoints : titles.points;
  if (rest) return titles.otherPriorities;
  return actor ? `${titles.priorities} — ${actor}` : titles.priorities;
}
