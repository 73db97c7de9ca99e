/**
 * The words of the command line's answers, in the languages it answers in.
 */

/**
 * @typedef {object} Words
 * @property {Record<import('./types.d.ts').KeyPointKind, string>} kinds Headings, one a kind of key point.
 * @property {Record<import('./types.d.ts').ChangeAction, string>} actions
 * @property {Record<import('./types.d.ts').Change['status'], string>} status
 * @property {Record<'person' | 'role' | 'action' | 'others' | 'date', string>} columns Of the table of changes.
 * @property {string} predecessor What stands before the predecessor's name.
 * @property {string} successor
 * @property {string} alone The heading where no key point has a kind.
 * @property {string} because
 */

/** @type {Words} */
const ENGLISH = {
  kinds: {
    change: 'Leadership changes',
    priority: 'Priorities',
    plan: 'Plans',
    goal: 'Goals',
    demand: 'Demands',
    promise: 'Promises',
    statement: 'Statements',
    figure: 'Figures',
    result: 'Results',
    cause: 'Causes',
    reaction: 'Reactions',
    background: 'Background',
    other: 'Also',
  },
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
  columns: { person: 'Who', role: 'Post', action: 'What', others: 'From, to', date: 'When' },
  predecessor: 'after',
  successor: 'before',
  alone: 'Key points',
  because: 'because',
};

/** @type {Words} */
const INDONESIAN = {
  kinds: {
    change: 'Pergantian kepemimpinan',
    priority: 'Prioritas',
    plan: 'Rencana',
    goal: 'Sasaran',
    demand: 'Tuntutan',
    promise: 'Janji',
    statement: 'Pernyataan',
    figure: 'Angka',
    result: 'Hasil',
    cause: 'Penyebab',
    reaction: 'Tanggapan',
    background: 'Latar belakang',
    other: 'Lainnya',
  },
  actions: {
    appointed: 'diangkat',
    elected: 'terpilih',
    promoted: 'naik jabatan',
    resigned: 'mundur',
    removed: 'dicopot',
    replaced: 'digantikan',
    nominated: 'dicalonkan',
    acting: 'pelaksana tugas',
    retired: 'pensiun',
    moved: 'pindah',
  },
  status: { done: '', planned: 'rencana', reported: 'kabarnya', denied: 'dibantah' },
  columns: { person: 'Siapa', role: 'Jabatan', action: 'Apa', others: 'Dari, kepada', date: 'Kapan' },
  predecessor: 'setelah',
  successor: 'sebelum',
  alone: 'Poin utama',
  because: 'karena',
};

/**
 * The words for a text's language; English where there are none.
 * @param {string} code
 */
export function wordsFor(code) {
  return /^id\b/.test(code) ? INDONESIAN : ENGLISH;
}
