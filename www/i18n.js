/** The words of the interface, in the reader's language. */

import en from './i18n/en.js';
import id from './i18n/id.js';
import { recall, remember } from './settings.js';

/** @typedef {keyof typeof en.messages} MessageKey */

const LANGUAGES = { en, id };

/** @type {keyof typeof LANGUAGES} */
let current = preferred();

/** The code of the interface's language. */
export function language() {
  return current;
}

/** @param {string} code */
export function setLanguage(code) {
  if (code !== 'en' && code !== 'id') return;
  current = code;
  remember('language', code);
}

/**
 * A message with its `{places}` filled. A number in `n` chooses the plural form and is written as the language writes numbers.
 * @param {MessageKey} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  /** @type {string | {one: string, other: string}} */
  const message = LANGUAGES[current].messages[key];
  const pattern = typeof message === 'string' ? message : plural(message, Number(values.n));
  return pattern.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : String(value ?? '');
  });
}

/**
 * A word of the engine (a kind, an action, a feature …) in the reader's language; unknown ones as they are.
 * @param {keyof typeof en.names} group
 * @param {string} name
 * @returns {string}
 */
export function nameOf(group, name) {
  /** @type {Record<string, string>} */
  const names = LANGUAGES[current].names[group];
  return Object.hasOwn(names, name) ? names[name] : name.replaceAll('_', ' ');
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(current).format(value);
}

/** @param {number} share 0 to 1 */
export function percent(share) {
  return new Intl.NumberFormat(current, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/**
 * The name of a language, in the reader's.
 * @param {string} code BCP 47
 */
export function languageName(code) {
  if (code === 'und') return t('unknownLanguage');
  try {
    return new Intl.DisplayNames(current, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Puts the messages into what index.html holds. */
export function translatePage() {
  document.documentElement.lang = current;
  document.title = t('title');
  for (const [data, put] of /** @type {const} */ ([
    ['t', (/** @type {HTMLElement} */ e, /** @type {string} */ text) => (e.textContent = text)],
    ['tLabel', (/** @type {HTMLElement} */ e, /** @type {string} */ text) => e.setAttribute('aria-label', text)],
    ['tPlaceholder', (/** @type {HTMLElement} */ e, /** @type {string} */ text) => e.setAttribute('placeholder', text)],
  ])) {
    const attribute = `data-${data.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    for (const found of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[${attribute}]`)))
      put(found, t(/** @type {MessageKey} */ (found.dataset[data])));
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-interface]')))
    button.setAttribute('aria-pressed', String(button.dataset.interface === current));
}

/**
 * @param {{one: string, other: string}} forms
 * @param {number} n
 */
function plural(forms, n) {
  return new Intl.PluralRules(current).select(n) === 'one' ? forms.one : forms.other;
}

/** @returns {keyof typeof LANGUAGES} */
function preferred() {
  const stored = recall('language');
  if (stored === 'en' || stored === 'id') return stored;
  const first = navigator.languages?.find((code) => /^(en|id|in|ms)\b/.test(code)) ?? navigator.language ?? 'en';
  return /^(id|in|ms)\b/.test(first) ? 'id' : 'en';
}
