/**
 * What the element itself says. `{n}` is a number. A page may add a language: `NutgrafSummaryElement.words.fr = …`.
 */

import { TITLES } from './group-titles.js';
/** @import { Words } from './element.d.ts' */

/** @type {Record<string, Words>} */
export const words = {
  en: {
    ...TITLES.en,
    'key-points': 'Key points',
    summary: 'Summary',
    tldr: 'In short',
    headline: 'In a sentence',
    teaser: 'What it is about',
    from: 'from a {n}-minute read',
    note: "In the article's own words. Choose any to see its place.",
    loading: 'Reading the article …',
    empty: 'There is nothing to summarize here yet.',
    error: 'The summary could not be made.',
    retry: 'Try again',
    ready: 'Summary ready.',
    shown: 'Shown in the article. Press Escape to come back.',
  },
  id: {
    ...TITLES.id,
    'key-points': 'Poin penting',
    summary: 'Ringkasan',
    tldr: 'Singkatnya',
    headline: 'Dalam satu kalimat',
    teaser: 'Tentang apa',
    from: 'dari bacaan {n} menit',
    note: 'Dengan kata-kata artikel itu sendiri. Pilih salah satu untuk melihat tempatnya.',
    loading: 'Membaca artikel …',
    empty: 'Belum ada yang bisa diringkas di sini.',
    error: 'Ringkasan tidak dapat dibuat.',
    retry: 'Coba lagi',
    ready: 'Ringkasan siap.',
    shown: 'Ditunjukkan di artikel. Tekan Escape untuk kembali.',
  },
};

/**
 * The words of the first of these languages that there are words for, in English what it does not say; else English.
 * @param {(string | null | undefined)[]} codes BCP 47
 * @returns {[code: string, Words]}
 */
export function wordsFor(...codes) {
  for (const code of codes) {
    const known = code?.toLowerCase().split(/[-_]/)[0].replace(/^in$/, 'id');
    if (known && Object.hasOwn(words, known)) return [known, { ...words.en, ...words[known] }];
  }
  return ['en', words.en];
}
