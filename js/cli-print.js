/**
 * Key points and summaries as text and as Markdown.
 */
import { wordsFor } from './cli-words.js';
import { collapse, pointsTaken } from './select.js';

/** @import { Analysis, Change, KeyPoint, Length, Summary } from './types.d.ts' */
/** @import { Words } from './cli-words.js' */
/** @typedef {'text' | 'markdown'} Format */

/** Reasons shown for one point. */
const REASONS = 3;

/**
 * The key points, grouped by kind, the most important group first.
 * @param {Analysis} analysis
 * @param {Length} length
 * @param {Format} format
 */
export function keyPointsText(analysis, length, format) {
  const words = wordsFor(analysis.language.code);
  const style = STYLES[format];
  const groups = grouped(analysis, pointsTaken(analysis, length));
  const plain = groups.length === 1 && groups[0].kind === 'other' && analysis.changes.length === 0;
  if (analysis.changes.length > 0 && !groups.some(({ kind }) => kind === 'change')) {
    groups.unshift({ kind: 'change', points: [] });
  }
  return groups
    .map(({ kind, points }) => {
      const heading = plain ? words.alone : words.kinds[kind] + actorOf(analysis, points);
      const table = kind === 'change' ? style.table(changesTable(analysis.changes, words)) : [];
      const items = points.flatMap((point) => itemLines(point, points, analysis, words, style));
      return [style.heading(heading), ...table, ...items, ''].join('\n');
    })
    .join('\n');
}

/**
 * @param {Summary} summary
 * @param {Format} format
 */
export function summaryText(summary, format) {
  if (summary.text === '') return '';
  const paragraphs = summary.text.split('\n').map((line) => STYLES[format].escape(line));
  return `${paragraphs.join('\n\n')}\n`;
}

/** @type {Record<Format, { escape(text: string): string, heading(text: string): string, item(text: string, depth: number): string, table(rows: string[][]): string[] }>} */
const STYLES = {
  text: {
    escape: printable,
    heading: printable,
    item: (text, depth) => `${'  '.repeat(depth + 1)}• ${printable(text)}`,
    table: alignedTable,
  },
  markdown: {
    escape: escapeMarkdown,
    heading: (text) => `## ${escapeMarkdown(text)}\n`,
    item: (text, depth) => `${'  '.repeat(depth)}- ${escapeMarkdown(text)}`,
    table: markdownTable,
  },
};

/**
 * Points by kind, in the order of each kind's best point. What belongs to an announced list stays with its head.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} taken
 */
function grouped({ keyPoints }, taken) {
  /** @type {Map<KeyPoint['kind'], KeyPoint[]>} */
  const groups = new Map();
  for (const point of taken) {
    const head = point.parent === undefined ? undefined : keyPoints[point.parent];
    const { kind } = head && taken.includes(head) ? head : point;
    groups.set(kind, [...(groups.get(kind) ?? []), point]);
  }
  return [...groups].map(([kind, points]) => ({ kind, points: listOrder(keyPoints, points) }));
}

/**
 * Each head followed by the items it announces.
 * @param {KeyPoint[]} all
 * @param {KeyPoint[]} points
 */
function listOrder(all, points) {
  const headOf = (/** @type {KeyPoint} */ { parent }) =>
    parent === undefined ? undefined : points.find((point) => point === all[parent]);
  return points
    .filter((point) => !headOf(point))
    .flatMap((head) => [head, ...points.filter((point) => headOf(point) === head)]);
}

/**
 * " — Name" where all points of a group are one actor's.
 * @param {Analysis} analysis
 * @param {KeyPoint[]} points
 */
function actorOf({ entities }, points) {
  const actors = new Set(points.map(({ actors }) => actors?.[0]));
  const [actor] = actors;
  const name = actors.size === 1 && actor !== undefined ? entities[actor]?.name : undefined;
  return name ? ` — ${collapse(name)}` : '';
}

/**
 * @param {KeyPoint} point
 * @param {KeyPoint[]} group
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {typeof STYLES[Format]} style
 */
function itemLines(point, group, { keyPoints, sentences }, words, style) {
  const depth = point.parent !== undefined && group.includes(keyPoints[point.parent]) ? 1 : 0;
  const reasons = sentences[point.sentences[0]]?.because ?? [];
  const because = reasons
    .slice(0, REASONS)
    .map(({ feature, part }) => `${feature} ${part < 0 ? '−' : '+'}${Math.abs(part).toFixed(2)}`);
  const lines = [style.item(collapse(point.text), depth)];
  if (because.length > 0) lines.push(style.item(`${words.because}: ${because.join(', ')}`, depth + 1));
  return lines;
}

/**
 * @param {Change[]} changes
 * @param {Words} words
 * @returns {string[][]} Rows, the first is the head; columns that are empty everywhere are left out.
 */
function changesTable(changes, words) {
  const { person, role, action, others, date } = words.columns;
  const rows = changes.map((change) => [
    change.person,
    [change.role, change.organisation].filter(Boolean).join(', '),
    [words.actions[change.action], words.status[change.status]].filter(Boolean).join(', '),
    [
      change.predecessor && `${words.predecessor} ${change.predecessor}`,
      change.successor && `${words.successor} ${change.successor}`,
    ]
      .filter(Boolean)
      .join(', '),
    change.date ?? '',
  ]);
  const used = [0, 1, 2, 3, 4].filter((column) => rows.some((row) => row[column] !== ''));
  return [[person, role, action, others, date], ...rows].map((row) => used.map((column) => collapse(row[column])));
}

/** @param {string[][]} rows */
function alignedTable(rows) {
  if (rows.length < 2) return [];
  const cells = rows.map((row) => row.map(printable));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => [...row[column]].length)));
  const padded = (/** @type {string} */ cell, /** @type {number} */ i) => cell + ' '.repeat(widths[i] - [...cell].length);
  const lines = cells.map((row) => `  ${row.map(padded).join('  ').trimEnd()}`);
  return [lines[0], `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...lines.slice(1)];
}

/** @param {string[][]} rows */
function markdownTable(rows) {
  if (rows.length < 2) return [];
  const [head, ...body] = rows.map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`);
  return [head, `|${' --- |'.repeat(rows[0].length)}`, ...body, ''];
}

/**
 * A text without the control characters that a terminal would obey.
 * @param {string} text
 */
function printable(text) {
  return text.replace(/\p{Cc}/gu, '');
}

/** @param {string} text */
function escapeMarkdown(text) {
  return printable(text)
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])/, '\\$1');
}
