/**
 * The words around what an article says: headings, what happens to a post. In the languages that the page and the command
 * line speak.
 */

import { TITLES } from './group-titles.js';

/** @import { Change, ChangeAction } from './types.d.ts' */
/** @import { Titles } from './group-titles.js' */

/** @typedef {Titles & Others} Words */
/**
 * @typedef {object} Others
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
  ...TITLES.en,
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
  ...TITLES.id,
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
