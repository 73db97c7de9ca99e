/** The whole result as Markdown, to paste into notes. */

import { groupPoints } from '../group.js';
import { nameOf, t } from '../i18n.js';
import { groupTitle } from './points.js';

/** @typedef {import("../../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../../src/types.d.ts").Change} Change */
/** @typedef {import("../../src/types.d.ts").Summary} Summary */
/** @typedef {import("../group.js").Item} Item */

/**
 * @param {Analysis} analysis
 * @param {Summary} summary
 */
export function markdown(analysis, summary) {
  const groups = groupPoints(analysis).map((group) => ({
    title: groupTitle(group),
    lines: group.items.flatMap((item) => pointLines(item, '')),
  }));
  const changes = analysis.changes.map((change) => `- ${changeLine(change)}`);
  const first = groups.find(({ title }) => title === t('changes'));
  if (first) first.lines.unshift(...changes);
  else if (changes.length > 0) groups.unshift({ title: t('changes'), lines: changes });
  return [
    ...groups.map(({ title, lines }) => `## ${title}\n\n${lines.join('\n')}\n`),
    `## ${t('summary')}\n\n${summary.text.split('\n').map(plain).join('\n\n')}\n`,
  ].join('\n');
}

/**
 * @param {Item} item
 * @param {string} indent
 * @returns {string[]}
 */
function pointLines({ point, children }, indent) {
  return [`${indent}- ${plain(point.text)}`, ...children.flatMap((child) => pointLines(child, `${indent}  `))];
}

/** @param {Change} change */
function changeLine({ person, role, organisation, action, status, predecessor, successor, date }) {
  const facts = [
    status !== 'done' && nameOf('status', status),
    [role, organisation].filter(Boolean).join(', '),
    predecessor && `${t('insteadOf')}: ${predecessor}`,
    successor && `${t('succeededBy')}: ${successor}`,
    date && `${t('when')}: ${date}`,
  ].filter(Boolean);
  return plain(`${person}: ${nameOf('action', action)} (${facts.join('; ')})`);
}

/**
 * Text that Markdown shows as it is.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
