'use client';
/**
 * Nutgraf for React: a hook. The element's JSX types are in `react.d.ts`.
 */
import { analyze, select } from 'nutgraf';
import { useEffect, useMemo, useState } from 'react';

/** @import { SummaryState } from './react.d.ts' */
/** @import { Analysis, SummarizeOptions } from './types.d.ts' */

/** What came of one reading. @typedef {{ asked?: string, analysis?: Analysis, error?: unknown }} Answer */

/**
 * The summary of a text, made in the browser after the first paint; on a server it is loading.
 * @param {string | null | undefined} text Nothing is read while there is none.
 * @param {SummarizeOptions} [options] Compared by value. Another type or length needs no other reading.
 * @returns {SummaryState}
 */
export function useSummary(text, options = {}) {
  const { type, sentences, words, ratio, length, ...reading } = options;
  const asked = text ? JSON.stringify([text, reading]) : '';
  const [answer, setAnswer] = useState(/** @type {Answer} */ ({}));

  useEffect(() => {
    if (!asked) return setAnswer({});
    let stale = false;
    const settle = (/** @type {Answer} */ answer) => void (stale || setAnswer({ asked, ...answer }));
    const [text, options] = JSON.parse(asked);
    analyze(text, options).then(
      (analysis) => settle({ analysis }),
      (error) => settle({ error }),
    );
    return () => void (stale = true);
  }, [asked]);

  const selection = JSON.stringify({ type, sentences, words, ratio, length });
  const { analysis, error } = asked ? answer : {};
  const chosen = useMemo(() => {
    try {
      return { summary: analysis && select(analysis, JSON.parse(selection)) };
    } catch (error) {
      return { error };
    }
  }, [analysis, selection]);
  return { summary: chosen.summary, analysis, error: error ?? chosen.error, loading: asked !== '' && asked !== answer.asked };
}
