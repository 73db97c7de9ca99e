/** "Why this sentence?": the parts of its score, in words. */

import { element, shown } from '../dom.js';
import { nameOf, t } from '../i18n.js';

/** @typedef {import("../../src/types.d.ts").Sentence} Sentence */
/** @typedef {import("../../src/types.d.ts").Reason} Reason */

/** Reasons told for a sentence. */
const MOST = 4;
/** What is the same for every sentence of an article tells nothing about one of them. */
const COMMON = /^(base$|article_)/;

/**
 * @param {Sentence} sentence
 * @returns {HTMLElement}
 */
export function reasons(sentence) {
  const phrases = spokeFor(sentence.because ?? []);
  return element(
    'li',
    {},
    element('span', { class: 'start' }, opening(sentence.text)),
    element('span', { class: 'reasons', lang: document.documentElement.lang }, phrases.join(' · ') || t('whyNothing')),
  );
}

/**
 * The weightiest phrases that spoke for it; features of one phrase count together.
 * @param {Reason[]} because
 */
function spokeFor(because) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const { feature, part } of because)
    for (const [phrase, share] of phrasesOf(feature)) parts.set(phrase, (parts.get(phrase) ?? 0) + part * share);
  return [...parts]
    .filter(([, part]) => part > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([phrase]) => phrase);
}

/**
 * A feature's phrase; of a pair, both phrases with half each.
 * @param {string} feature
 * @returns {[string, number][]}
 */
function phrasesOf(feature) {
  const names = feature.split(' × ').filter((name) => !COMMON.test(name));
  return names.map((name) => [nameOf('feature', name), 1 / names.length]);
}

/** @param {string} text */
function opening(text) {
  const words = shown(text).split(' ');
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
}
