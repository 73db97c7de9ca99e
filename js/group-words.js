/**
 * The words around what an article says: headings of groups, what happens to a post. In the languages that the page and
 * the command line speak.
 */

/** @import { Change, ChangeAction } from './types.d.ts' */
/** @import { Group } from './group.js' */

/**
 * @typedef {object} Words
 * @property {string} changes Headings. `{actor}` is a name.
 * @property {string} priorities
 * @property {string} prioritiesOf
 * @property {string} otherPriorities
 * @property {string} points
 * @property {string} otherPoints
 * @property {string} statements
 * @property {string} people
 * @property {string} figures
 * @property {string} summary
 * @property {Record<ChangeAction, string>} actions
 * @property {Record<Change['status'], string>} status
 * @property {Record<'person' | 'role' | 'action' | 'predecessor' | 'successor' | 'date', string>} columns Of the table of changes.
 * @property {string} because
 */

/** @type {Words} */
const ENGLISH = {
  changes: 'Leadership changes',
  priorities: 'Priorities & plans',
  prioritiesOf: 'Priorities & plans — {actor}',
  otherPriorities: 'Other plans and demands',
  points: 'Key points',
  otherPoints: 'Other key points',
  statements: 'Statements',
  people: 'People',
  figures: 'Figures',
  summary: 'Summary',
  actions: {
    appointed: 'appointed',
    elected: 'elected',
    promoted: 'promoted',
    resigned: 'resigned',
    removed: 'removed',
    replaced: 'replaced',
    nominated: 'nominated',
    acting: 'acting',
    retired: 'retired',
    moved: 'moved',
  },
  status: { done: '', planned: 'planned', reported: 'reported', denied: 'denied' },
  columns: {
    person: 'Who',
    role: 'Post',
    action: 'What',
    predecessor: 'In place of',
    successor: 'Followed by',
    date: 'When',
  },
  because: 'because',
};

/** @type {Words} */
const INDONESIAN = {
  changes: 'Pergantian pimpinan',
  priorities: 'Prioritas & rencana',
  prioritiesOf: 'Prioritas & rencana — {actor}',
  otherPriorities: 'Rencana dan tuntutan lain',
  points: 'Poin penting',
  otherPoints: 'Poin penting lainnya',
  statements: 'Pernyataan',
  people: 'Tokoh',
  figures: 'Angka',
  summary: 'Ringkasan',
  actions: {
    appointed: 'ditunjuk',
    elected: 'terpilih',
    promoted: 'naik jabatan',
    resigned: 'mundur',
    removed: 'diberhentikan',
    replaced: 'digantikan',
    nominated: 'dicalonkan',
    acting: 'pelaksana tugas',
    retired: 'pensiun',
    moved: 'pindah jabatan',
  },
  status: { done: '', planned: 'direncanakan', reported: 'dikabarkan', denied: 'dibantah' },
  columns: {
    person: 'Siapa',
    role: 'Jabatan',
    action: 'Perubahan',
    predecessor: 'Menggantikan',
    successor: 'Digantikan oleh',
    date: 'Waktu',
  },
  because: 'karena',
};

/**
 * The words of a language; English where there are none.
 * @param {string} code
 */
export function wordsFor(code) {
  return /^id\b/.test(code) ? INDONESIAN : ENGLISH;
}

/**
 * The heading of a group.
 * @param {Group} group
 * @param {Words} words
 */
export function titleOf({ kind, actor, rest }, words) {
  if (kind === 'change') return words.changes;
  if (kind === 'statement') return words.statements;
  if (kind === 'point') return rest ? words.otherPoints : words.points;
  if (rest) return words.otherPriorities;
  return actor ? words.prioritiesOf.replace('{actor}', () => actor) : words.priorities;
}
