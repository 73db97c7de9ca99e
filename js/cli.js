#!/usr/bin/env node
/**
 * The command `nutgraf`: key points and summaries of files, or of what comes through standard input.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { InputError, readText } from './cli-input.js';
import { answerLines } from './cli-jsonl.js';
import { atOnce, groupPoints } from './group.js';
import { titleOf } from './group-titles.js';
import { wordsFor } from './group-words.js';
import { analyze, OptionError, select } from './node.js';
import { analyzeOptions, selectionOptions } from './options.js';
import { detailsText, keyPointsText, summaryText } from './print.js';
import { pointsTaken } from './select.js';

/** @import { Analysis, AnalyzeOptions, Selection } from './types.d.ts' */
/** @import { Item } from './group-order.js' */
/** @import { Words } from './group-words.js' */
/** @typedef {{ files: string[], format: string, jsonl: boolean, jobs: number, options: AnalyzeOptions, selection: Selection }} Request */

const HELP = `Usage: nutgraf [options] [FILE…]

Prints the key points of an article, in the article's own words.
Reads standard input without a FILE, or where FILE is "-". Texts are UTF-8.

  --type TYPE        key-points (the default), summary, headline, tldr, or teaser
  --length LENGTH    short, medium, long, or auto (the default)
  --sentences N      at most N sentences, or key points
  --words N          at most about N words
  --ratio R          a share of the article's words, above 0 and at most 1
  --focus TEXT       words or a question the answer should be about
  --language CODE    the text's language (BCP 47); left out, it is detected
  --title TEXT       the article's title
  --format FORMAT    text (the default), markdown, or json (one line a file, with the whole analysis)
  --explain          say what spoke for each sentence
  --jsonl            read a JSON object a line, {"id", "text", "lang"?, "title"?}, and write one a line:
                     {"id", "ms", "summary": […]}, with "analysis" under --format json
  --jobs N           with --jsonl: by N threads at once; the order stays (the default: 1)
  --help, --version

Status: 0 all well, 1 an input could not be read or a line was not valid, 2 wrong options.
`;

/** Wrong use of the command line. */
const WRONG_USE = 2;
const FAILED = 1;

// A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

await main(process.argv.slice(2));

/** @param {string[]} args */
async function main(args) {
  const request = understood(args);
  if (typeof request === 'string') return write(request);
  if (request === undefined) return;
  try {
    await answer(request);
  } catch (error) {
    if (error instanceof OptionError) return complain(error.message, WRONG_USE);
    complain(/** @type {Error} */ (error).message, FAILED);
  }
}

/**
 * What is asked for: a request, or the text that is the answer already; nothing after a complaint.
 * @param {string[]} args
 * @returns {Request | string | undefined}
 */
function understood(args) {
  try {
    const { values, positionals } = parsed(args);
    if (values.help) return HELP;
    if (values.version) return `${version()}\n`;
    return {
      files: positionals.length > 0 ? positionals : ['-'],
      format: oneOf('format', values.format ?? 'text', ['text', 'markdown', 'json']),
      jsonl: values.jsonl ?? false,
      jobs: jobs(values),
      options: analyzeOptions(pick(values, ['language', 'title', 'focus', 'explain'])),
      selection: selectionOptions({
        ...pick(values, ['type', 'length']),
        sentences: number(values.sentences),
        words: number(values.words),
        ratio: number(values.ratio),
      }),
    };
  } catch (error) {
    complain(/** @type {Error} */ (error).message, WRONG_USE);
  }
}

/** @param {string[]} args */
function parsed(args) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      type: { type: 'string' },
      length: { type: 'string' },
      sentences: { type: 'string' },
      words: { type: 'string' },
      ratio: { type: 'string' },
      focus: { type: 'string' },
      language: { type: 'string' },
      title: { type: 'string' },
      format: { type: 'string' },
      explain: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      jobs: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  });
}

/** @param {Request} request */
async function answer({ files, format, jsonl, jobs, options, selection }) {
  if (jsonl) {
    const unread = (/** @type {string} */ file, /** @type {Error} */ error) => complain(`${nameOf(file)}: ${error.message}`, FAILED);
    const allValid = await answerLines(files, { options, selection, withAnalysis: format === 'json', jobs, write, unread });
    if (!allValid) process.exitCode = FAILED;
    return;
  }
  for (const [i, file] of files.entries()) {
    try {
      if (file === '-' && process.stdin.isTTY) console.error('nutgraf: reading what you type; Ctrl-D ends it');
      const analysis = await analyze(await readText(file), options);
      if (analysis.sentences.length === 0) complain(`${nameOf(file)}: no text in it`, 0);
      await write(rendered(analysis));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      complain(`${nameOf(file)}: ${error.message}`, FAILED);
    }

    /** @param {import('./types.d.ts').Analysis} analysis */
    function rendered(analysis) {
      const summary = select(analysis, selection);
      const words = wordsFor(analysis.language.code);
      if (format === 'json') return `${JSON.stringify({ file, summary, analysis, groups: grouped(analysis, words) })}\n`;
      const style = format === 'markdown' ? 'markdown' : 'text';
      const points = (selection.type ?? 'key-points') === 'key-points';
      const body = points ? pointsText(analysis, selection, style, words) : summaryText(summary, style);
      if (files.length === 1) return body;
      return `${i > 0 ? '\n' : ''}${style === 'markdown' ? '#' : '==>'} ${nameOf(file)}\n\n${body}`;
    }
  }
}

/**
 * Without a length the story as the page shows it at once, then figures and people; with a length what that takes.
 * @param {Analysis} analysis
 * @param {Selection} selection
 * @param {'text' | 'markdown'} style
 * @param {Words} words
 */
function pointsText(analysis, selection, style, words) {
  const { sentences, words: most, ratio, length = 'auto' } = selection;
  if (length !== 'auto' || sentences || most || ratio) {
    return keyPointsText(analysis, groupPoints(analysis, pointsTaken(analysis, selection)), style, words);
  }
  const points = keyPointsText(analysis, atOnce(groupPoints(analysis)).now, style, words);
  return [points, detailsText(analysis, style, words)].filter(Boolean).join('\n');
}

/**
 * The groups as plain data: places in the analysis' `changes` and `keyPoints`, each head followed by what it announces.
 * @param {Analysis} analysis
 * @param {Words} words
 */
function grouped(analysis, words) {
  const indices = (/** @type {Item[]} */ items) =>
    items.flatMap(({ index, children }) => [index, ...children.map((child) => child.index)]);
  return groupPoints(analysis).map((group) => ({
    kind: group.kind,
    title: titleOf(group, words),
    actor: group.actor,
    changes: group.changes?.flatMap(({ index, other }) => (other ? [index, other.index] : [index])),
    keyPoints: indices(group.items),
  }));
}

/** @param {string} file */
function nameOf(file) {
  return file === '-' ? 'standard input' : file;
}

/**
 * Writes, and waits while the reader is slower.
 * @param {string} text
 * @returns {Promise<void>}
 */
function write(text) {
  return new Promise((done) => {
    if (process.stdout.write(text)) done();
    else process.stdout.once('drain', done);
  });
}

/**
 * @param {string} message
 * @param {number} status
 */
function complain(message, status) {
  console.error(`nutgraf: ${message}${status === WRONG_USE ? '\nnutgraf --help says more.' : ''}`);
  process.exitCode = status || process.exitCode;
}

/**
 * @param {string} option
 * @param {string} given
 * @param {string[]} allowed
 */
function oneOf(option, given, allowed) {
  if (allowed.includes(given)) return given;
  throw new OptionError(option, given, allowed.join(', '));
}

/**
 * How many threads are asked for.
 * @param {{ jobs?: string, jsonl?: boolean }} values
 */
function jobs({ jobs, jsonl }) {
  if (jobs === undefined) return 1;
  if (!jsonl) throw new OptionError('jobs', jobs, 'with --jsonl only');
  const given = Number(jobs);
  if (Number.isSafeInteger(given) && given >= 1) return given;
  throw new OptionError('jobs', jobs, 'a whole number, at least 1');
}

/**
 * The number that is written, or what is written instead, for the check to name.
 * @param {string | undefined} written
 */
function number(written) {
  const value = Number(written);
  return written === undefined || written.trim() === '' || Number.isNaN(value) ? written : value;
}

/**
 * @param {Record<string, unknown>} values
 * @param {string[]} names
 */
function pick(values, names) {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

function version() {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
