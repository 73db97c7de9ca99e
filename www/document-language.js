/** Which language the article is in: what was detected and how surely, and a way to say otherwise. */

import { element } from './dom.js';
import { languageName, percent, t } from './i18n.js';

/** Offered beside detection; the engine takes any BCP 47 code. */
const OFFERED = [
  'id',
  'en',
  'ms',
  'jv',
  'su',
  'ar',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'sw',
  'th',
  'tl',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
];

/**
 * @param {import("../src/types.d.ts").Analysis["language"]} language of the analysis
 * @param {string} given what the reader chose, "" for detection
 * @param {(code: string) => void} onChoice
 */
export function documentLanguage({ code, confidence }, given, onChoice) {
  const detected = given ? t('detect') : t('detected', { language: languageName(code), share: percent(confidence) });
  const first = element('option', { value: '', selected: !given }, detected);
  const names = OFFERED.map((offered) => ({ offered, name: languageName(offered) }));
  const [id, en, ...others] = names;
  others.sort((a, b) => a.name.localeCompare(b.name));
  const options = [id, en, ...others].map(({ offered, name }) =>
    element('option', { value: offered, selected: offered === given }, name),
  );
  const select = /** @type {HTMLSelectElement} */ (element('select', { id: 'language' }, first, ...options));
  select.addEventListener('change', () => onChoice(select.value));
  return element('p', { class: 'document-language' }, element('label', { for: 'language' }, t('language')), select);
}
