/** What is told of a text. A wrong text or option throws the package's own `TextError` or `OptionError`. */
import { analyze, select, summarize } from 'nutgraf';

/** @param {Record<string, any>} item The text, options of `analyze` and of `select`, and an "id" that is the caller's. */
export async function answerTo({ id: _, text, type, sentences, words, ratio, length, ...options }) {
  const analysis = await analyze(text, options);
  const { language, keyPoints, changes } = analysis;
  return { language, summary: select(analysis, { type, sentences, words, ratio, length }), keyPoints, changes };
}

/** @param {Record<string, any>} item */
export async function summaryText({ id: _, text, ...options }) {
  return (await summarize(text, options)).text;
}
