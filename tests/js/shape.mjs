/** What an analysis looks like from outside. */

/** @typedef {import('../../src/types.d.ts').Analysis} Analysis */
/** @typedef {import('../../src/types.d.ts').Span} Span */

/**
 * Every span of an analysis.
 * @param {Analysis} analysis
 * @returns {Span[]}
 */
export function spansOf({ sentences, keyPoints, headlines, changes, entities, quotes, figures, keyphrases }) {
  return [
    ...sentences,
    ...quotes,
    ...figures,
    ...[...keyPoints, ...headlines, ...changes].flatMap(({ spans }) => spans),
    ...[...entities, ...keyphrases].flatMap(({ mentions }) => mentions),
  ];
}
