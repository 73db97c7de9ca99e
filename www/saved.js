/** What a summary saves its reader. */

import { t } from './i18n.js';

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").Summary} Summary */

/**
 * Seconds of reading saved.
 * @param {Analysis} analysis
 * @param {Summary} summary
 */
export function savedSeconds({ stats }, summary) {
  const share = stats.words > 0 ? Math.min(1, summary.words / stats.words) : 1;
  return Math.round(stats.readingSeconds * (1 - share));
}

/**
 * In the reader's language: seconds up to two minutes, then minutes.
 * @param {number} seconds
 */
export function duration(seconds) {
  return seconds < 120 ? t('seconds', { n: seconds }) : t('minutes', { n: Math.round(seconds / 60) });
}
