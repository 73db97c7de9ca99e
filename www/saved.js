/** What a summary saves its reader. */

import { t } from './i18n.js';

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").Summary} Summary */

/**
 * Seconds of reading saved.
 * @param {Analysis} analysis
 * @param {Summary} summary
 */
function savedSeconds({ stats }, summary) {
  const share = stats.words > 0 ? Math.min(1, summary.words / stats.words) : 1;
  return Math.round(stats.readingSeconds * (1 - share));
}

/**
 * The same in the reader's language; nothing where there is nothing to tell of.
 * @param {Analysis} analysis
 * @param {Summary} summary
 */
export function savedTime(analysis, summary) {
  const seconds = savedSeconds(analysis, summary);
  return seconds > 0 ? [t('saved', { time: duration(seconds) })] : [];
}

/** @param {number} seconds */
function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 120) return t('seconds', { n: seconds });
  return minutes < 120 ? t('minutes', { n: minutes }) : t('hours', { n: Math.round(minutes / 60) });
}
