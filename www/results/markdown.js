/** The whole result as Markdown, to paste into notes. */

import { language } from '../i18n.js';
import { groupPoints } from '../nutgraf/group.js';
import { wordsFor } from '../nutgraf/group-words.js';
import { detailsText, keyPointsText, summaryText } from '../nutgraf/print.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Summary} Summary */

/**
 * @param {Analysis} analysis
 * @param {Summary} summary
 */
export function markdown(analysis, summary) {
  const words = wordsFor(language());
  return [
    keyPointsText(analysis, groupPoints(analysis), 'markdown', words),
    `## ${words.summary}\n\n${summaryText(summary, 'markdown')}`,
    detailsText(analysis, 'markdown', words),
  ]
    .filter(Boolean)
    .join('\n');
}
