/**
 * Key points and summaries as text and as Markdown: what the command line prints and what the page copies.
 */
import { figuresOf, peopleOf } from './group.js';
import { datesOf, postOf } from './group-changes.js';
import { titleOf } from './group-titles.js';
import { collapse } from './select.js';

/** @import { Analysis, Sentence, Summary } from './types.d.ts' */
/** @import { Handover } from './group-changes.js' */
/** @import { Group, Item } from './group-order.js' */
/** @import { Words } from './group-words.js' */
/** @typedef {'text' | 'markdown'} Format */

/** Reasons shown for one point. */
const REASONS = 3;
/** More than these nobody reads here; JSON holds all. */
const MOST = { changes: 12, people: 8, figures: 5 };

/**
 * The key points in their groups.
 * @param {Analysis} analysis
 * @param {Group[]} groups
 * @param {Format} format
 * @param {Words} words
 */
export function keyPointsText(analysis, groups, format, words) {
  return joined(groups.map((group) => groupLines(group, analysis, words, STYLES[format])));
}

/**
 * What is good to have at hand beside the story: figures and people.
 * @param {Analysis} analysis
 * @param {Format} format
 * @param {Words} words
 */
export function detailsText(analysis, format, words) {
  const sections = [figureLines(analysis, words, STYLES[format]), peopleLines(analysis, words, STYLES[format])];
  return joined(sections.filter((lines) => lines.length > 1));
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
/** @typedef {typeof STYLES[Format]} Style */

/**
 * Sections with an empty line between two.
 * @param {string[][]} sections
 */
function joined(sections) {
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/**
 * @param {Group} group
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Style} style
 */
function groupLines(group, analysis, words, style) {
  const table = group.changes ? style.table(changesTable(group.changes.slice(0, MOST.changes), words)) : [];
  const items = group.items.flatMap((item) => itemLines(item, 0, analysis.sentences, words, style));
  // In Markdown a list that follows a table at once would be a part of it.
  if (table.length > 0 && items.length > 0) table.push('');
  return [style.heading(collapse(titleOf(group, words))), ...table, ...items];
}

/**
 * @param {Item} item
 * @param {number} depth
 * @param {Sentence[]} sentences
 * @param {Words} words
 * @param {Style} style
 * @returns {string[]}
 */
function itemLines({ point, children }, depth, sentences, words, style) {
  const reasons = sentences[point.sentences[0]]?.because ?? [];
  const because = reasons
    .slice(0, REASONS)
    .map(({ feature, part }) => `${feature} ${part < 0 ? '−' : '+'}${Math.abs(part).toFixed(2)}`);
  const lines = [style.item(collapse(point.text), depth)];
  if (because.length > 0) lines.push(style.item(`${words.because}: ${because.join(', ')}`, depth + 1));
  return [...lines, ...children.flatMap((child) => itemLines(child, depth + 1, sentences, words, style))];
}

/**
 * Figures that are no dates, with the words around them.
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Style} style
 */
function figureLines(analysis, words, style) {
  const figures = figuresOf(analysis, MOST.figures).filter(({ figure }) => figure.kind !== 'date');
  return [
    style.heading(words.figures),
    ...figures.map(({ figure, before, after }) =>
      style.item(collapse(`${figure.text} — ${before}${figure.text}${after}`), 0),
    ),
  ];
}

/**
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Style} style
 */
function peopleLines(analysis, words, style) {
  const people = peopleOf(analysis).slice(0, MOST.people);
  return [
    style.heading(words.people),
    ...people.map(({ name, role }) => style.item(collapse(role ? `${name} — ${role}` : name), 0)),
  ];
}

/**
 * @param {Handover[]} changes
 * @param {Words} words
 * @returns {string[][]} Rows, the first is the head; columns that are empty everywhere are left out.
 */
function changesTable(changes, { columns, actions, status }) {
  const rows = changes.map((handover) => {
    const { change, other } = handover;
    const { action, predecessor = other?.change.person } = change;
    const { date, left } = datesOf(handover);
    const how = other && `(${[actions[other.change.action], left].filter(Boolean).join(', ')})`;
    const row = [
      change.person,
      postOf(change),
      [actions[action], status[change.status]].filter(Boolean).join(', '),
      [predecessor, how].filter(Boolean).join(' '),
      change.successor,
      date,
    ];
    return row.map((cell) => collapse(cell ?? ''));
  });
  const { person, role, action, predecessor, successor, date } = columns;
  const table = [[person, role, action, predecessor, successor, date], ...rows];
  const used = table[0].map((_, column) => rows.some((row) => row[column] !== ''));
  return table.map((row) => row.filter((_, column) => used[column]));
}

/** @param {string[][]} rows */
function alignedTable(rows) {
  const cells = rows.map((row) => row.map(printable));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => [...row[column]].length)));
  const padded = (/** @type {string} */ cell, /** @type {number} */ i) => cell + ' '.repeat(widths[i] - [...cell].length);
  const lines = cells.map((row) => `  ${row.map(padded).join('  ').trimEnd()}`);
  return [lines[0], `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...lines.slice(1)];
}

/** @param {string[][]} rows */
function markdownTable(rows) {
  const [head, ...body] = rows.map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`);
  return [head, `|${' --- |'.repeat(rows[0].length)}`, ...body];
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
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+])/, '\\$1');
}
