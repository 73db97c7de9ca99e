/**
 * The languages that `Summarizer` says it can read, and how one that is asked for is found among them.
 */

/** The languages of `src/lang`, as Unicode writes their codes, and the names of their near kin. */
const LANGUAGES = new Set(
  (
    'ar bg bn ca cs da de el en es et fa fi fil fr he hi hr hu id it ja jv kk ko mr ms nb nl nn no pl pt ro ru ' +
    'sk sr su sv sw ta th tr uk ur vi yue zh'
  ).split(' '),
);

/** Codes that the engine knows under another one. @type {Record<string, string>} */
const ENGINE_CODES = { fil: 'tl', nb: 'no', nn: 'no', yue: 'zh' };

/**
 * The supported language that fits a tag best: the tag with fewer subtags. Undefined: none.
 * @param {string} tag
 * @returns {string | undefined}
 */
export function bestFit(tag) {
  const [language] = tag.split('-');
  return LANGUAGES.has(language) ? language : undefined;
}

/**
 * The code under which the engine knows a language that `bestFit` gave.
 * @param {string} language
 */
export function engineCode(language) {
  return ENGINE_CODES[language] ?? language;
}
