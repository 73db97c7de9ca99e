/** The command `nutgraf`, run as a program. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { analyze, select } from '../../dist/node.js';
import { root } from '../../scripts/steps.mjs';
import { article } from './fixtures.mjs';

const CLI = join(root, 'dist', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'nutgraf-cli-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string[]} args
 * @param {string | Buffer} [input]
 */
function nutgraf(args, input = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { input, maxBuffer: 1 << 28 });
  return { stdout: stdout.toString(), stderr: stderr.toString(), status };
}

/**
 * @param {string} name
 * @param {string | Buffer} content
 */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** @param {string} stdout */
const objects = (stdout) => stdout.trim().split('\n').map((line) => JSON.parse(line));

test('prints key points of standard input and of a file alike', () => {
  const text = article('pasar.id.txt');
  const fromInput = nutgraf([], text);
  assert.equal(fromInput.status, 0, fromInput.stderr);
  assert.match(fromInput.stdout, /^ +• \S/m);
  assert.deepEqual(nutgraf([file('pasar.txt', text)]), fromInput);
  assert.deepEqual(nutgraf(['-'], text), fromInput);
});

test('headings are in the language of the text', () => {
  const [english, indonesian] = [nutgraf([], article('harbour.en.txt')), nutgraf([], article('pasar.id.txt'))];
  const headings = (/** @type {string} */ out) => out.split('\n').filter((line) => /^\S/.test(line)).map((line) => line.split(' — ')[0]);
  const known = {
    en: /^(Leadership changes|Priorities & plans|Other plans and demands|Key points|Other key points|Statements|Figures|People)$/,
    id: /^(Pergantian pimpinan|Prioritas & rencana|Rencana dan tuntutan lain|Poin penting|Poin penting lainnya|Pernyataan|Angka|Tokoh)$/,
  };
  assert.ok(headings(english.stdout).length > 0);
  for (const heading of headings(english.stdout)) assert.match(heading, known.en);
  for (const heading of headings(indonesian.stdout)) assert.match(heading, known.id);
});

test('prints the summary that the calls give', async () => {
  const text = article('harbour.en.txt');
  const analysis = await analyze(text);
  const { stdout } = nutgraf(['--type', 'summary', '--sentences', '2'], text);
  assert.equal(stdout.replace(/\n+/g, '\n').trim(), select(analysis, { sentences: 2 }).text);
});

test('white space within a sentence is printed as one space', () => {
  const { stdout } = nutgraf(['--type', 'summary'], 'The board met   on\tMonday\u00a0in Oslo.');
  assert.equal(stdout, 'The board met on Monday in Oslo.\n');
});

test('what a terminal would obey is not printed', () => {
  const { stdout } = nutgraf(['--type', 'summary'], 'The \u001b[31mboard\u0007 met on Monday.');
  assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(stdout));
});

test('lengths', () => {
  const text = article('harbour.en.txt');
  const points = (/** @type {string[]} */ ...args) => nutgraf(args, text).stdout.match(/•/g)?.length;
  assert.equal(points('--sentences', '2'), 2);
  assert.equal(points('--length', 'short'), 3);
  assert.equal(points('--length', 'medium'), 5);
  assert.equal(points('--words', '1'), 1);
});

test('with a length only points are printed, without one figures and people too', () => {
  const text = article('harbour.en.txt');
  assert.match(nutgraf([], text).stdout, /^People$/m);
  assert.doesNotMatch(nutgraf(['--length', 'long'], text).stdout, /^(People|Figures)$/m);
});

test('JSON is a line a file, with summary and analysis', async () => {
  const [one, two] = [file('one.txt', 'The board met.'), file('two.txt', 'Dewan bertemu. Rapat itu singkat.')];
  const { stdout, status } = nutgraf(['--format', 'json', one, two]);
  assert.equal(status, 0);
  const answers = objects(stdout);
  assert.deepEqual(answers.map(({ file }) => file), [one, two]);
  assert.deepEqual(answers[0].analysis, await analyze('The board met.'));
  assert.deepEqual(answers[0].summary, select(answers[0].analysis));
  assert.deepEqual(answers[0].groups, [{ kind: 'point', title: 'Key points', keyPoints: [0] }]);
});

test('Markdown has headings and lists, and what looks like markup is escaped', () => {
  const { stdout } = nutgraf(['--format', 'markdown'], 'The *board* met <b>today</b> in [Oslo](x). It | named Ana.');
  assert.match(stdout, /^## .+\n\n- /);
  assert.ok(stdout.includes('\\*board\\*') && stdout.includes('\\<b\\>') && stdout.includes('\\[Oslo\\]'));
});

test('several files are told apart', () => {
  const { stdout } = nutgraf([file('a.txt', 'The board met.'), file('b.txt', 'The crew left.')]);
  assert.match(stdout, /==> .*a\.txt\n[^]*==> .*b\.txt\n/);
});

test('--explain says why', () => {
  assert.match(nutgraf(['--explain', '--sentences', '1'], article('harbour.en.txt')).stdout, /because: \S+.* [+−]\d/);
});

test('--help and --version', () => {
  assert.match(nutgraf(['--help']).stdout, /^Usage: nutgraf/);
  assert.equal(nutgraf(['--version']).stdout.trim(), JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
});

for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
  [['--nope'], /--nope/],
  [['--words', 'abc'], /"words".*"abc".*whole number/],
  [['--sentences', '0'], /"sentences".*whole number/],
  [['--sentences', ''], /"sentences"/],
  [['--ratio', '2'], /"ratio".*at most 1/],
  [['--length', 'tiny'], /"length".*"short"/],
  [['--jobs', '2'], /"jobs".*--jsonl/],
  [['--jsonl', '--jobs', '0'], /"jobs".*at least 1/],
  [['--type', 'poem'], /"type".*"key-points"/],
  [['--format', 'pdf'], /"format".*markdown/],
  [['--sentences', '2', '--words', '9'], /only one of/],
  [['--language', 'klingonisch'], /"language".*BCP 47/],
])) {
  test(`wrong use: ${args.join(' ')}`, () => {
    const { stdout, stderr, status } = nutgraf(args, 'The board met.');
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
  });
}

test('a file that is not there is named, the others are read, and the status tells', () => {
  const { stdout, stderr, status } = nutgraf([join(folder, 'none.txt'), file('there.txt', 'The board met.')]);
  assert.equal(status, 1);
  assert.match(stderr, /none\.txt: no such file/);
  assert.match(stdout, /The board met/);
});

test('a file that is not UTF-8 is named, with the byte', () => {
  const { stderr, status } = nutgraf([file('latin.txt', Buffer.from('Caf\u00e9 terbuka.', 'latin1'))]);
  assert.equal(status, 1);
  assert.match(stderr, /latin\.txt: not UTF-8: byte 0xe9 at offset 3/);
  const wide = nutgraf([file('wide.txt', Buffer.from('\ufeffThe board met.', 'utf16le'))]);
  assert.match(wide.stderr, /byte 0xff at offset 0; it looks like UTF-16/);
  const cut = nutgraf([file('cut.txt', Buffer.from('Rapat 😀').subarray(0, -1))]);
  assert.match(cut.stderr, /byte 0xf0 at offset 6/);
});

test('a text without words is said to be one', () => {
  const { stdout, stderr, status } = nutgraf([], ' \n');
  assert.deepEqual([stdout, status], ['', 0]);
  assert.match(stderr, /no text/);
});

test('odd texts have an answer in each format', () => {
  const texts = {
    word: 'Nutgraf',
    emoji: '😀👩‍👩‍👧🏽🇮🇩 🚢🚢',
    unpunctuated: 'the board met on monday and named ana putri',
    capitals: article('harbour.en.txt').toUpperCase(),
    lines: Array.from({ length: 10_000 }, (_, i) => `word${i % 97}`).join('\n'),
    copies: 'The board met on Monday. '.repeat(1000),
    rtl: 'اجتمع المجلس يوم الاثنين. واختار آنا رئيسة.',
    markup: article('markup.en.txt'),
    marked: '\ufeffThe board met.',
  };
  const files = Object.entries(texts).map(([name, text]) => file(`odd-${name}.txt`, text));
  for (const format of ['text', 'markdown', 'json']) {
    const { stdout, stderr, status } = nutgraf(['--format', format, ...files]);
    assert.deepEqual([stderr, status], ['', 0], format);
    if (format === 'json') assert.ok(objects(stdout).every(({ groups }) => groups.length > 0));
    else assert.equal(stdout.match(/odd-\w+\.txt\n\n\S/g)?.length, files.length, format);
  }
});

test('JSON Lines: an answer for each line, in order, and the status tells of errors', async () => {
  const text = article('pasar.id.txt');
  const input = [
    JSON.stringify({ id: 'one', text }),
    '',
    'not JSON',
    JSON.stringify({ id: 3, text: 42 }),
    JSON.stringify({ id: 'four', text: 'The board met.', lang: 'xx-invalid!!' }),
    JSON.stringify({ id: 'five', text: 'Selam new. Dehna.', lang: 'am', title: null }),
    '[1]',
    JSON.stringify({ text: 'No id here.' }),
    JSON.stringify({ id: 'line separator', text: 'One\u2028two.' }).replace('\\u2028', '\u2028'),
  ].join('\n');
  const { stdout, status } = nutgraf(['--jsonl', '--sentences', '2'], input);
  assert.equal(status, 1);
  const answers = objects(stdout);
  assert.deepEqual(answers.map(({ id }) => id), ['one', null, 3, 'four', 'five', null, null, 'line separator']);
  assert.deepEqual(Object.keys(answers[0]), ['id', 'ms', 'summary']);
  assert.deepEqual(answers[0].summary, select(await analyze(text), { sentences: 2 }).sentences);
  assert.ok(answers[0].ms > 0);
  assert.deepEqual(answers.map(({ error }) => error?.name), [
    undefined,
    'InputError',
    'TextError',
    'OptionError',
    undefined,
    'InputError',
    undefined,
    undefined,
  ]);
  assert.match(answers[1].error.message, /line 3/);
});

test('JSON Lines with --format json hold the analysis, in the language given', async () => {
  const { stdout, status } = nutgraf(['--jsonl', '--format', 'json'], `{"id":1,"text":"Dewan bertemu.","lang":"id"}\r\n`);
  assert.equal(status, 0);
  assert.deepEqual(objects(stdout)[0].analysis, await analyze('Dewan bertemu.', { language: 'id' }));
});

test('JSON Lines with a line that is not UTF-8 go on', () => {
  const input = Buffer.concat([Buffer.from('{"id":1,"text":"'), Buffer.from([0xff]), Buffer.from('"}\n{"id":2,"text":"Ok."}\n')]);
  const { stdout, status } = nutgraf(['--jsonl'], input);
  assert.equal(status, 1);
  assert.match(objects(stdout)[0].error.message, /line 1: not UTF-8.*offset 16/);
  assert.deepEqual(objects(stdout)[1].summary, ['Ok.']);
});

test('threads give the answers in the order of the lines, the invalid ones too', () => {
  const text = article('harbour.en.txt');
  const items = Array.from({ length: 300 }, (_, i) => {
    if (i % 50 === 7) return `broken ${i}`;
    if (i % 50 === 9) return '';
    return JSON.stringify({ id: i, text: i % 50 === 8 ? i : `Report ${i}. ${text}`.slice(0, 100 + i * 7) });
  });
  const input = items.join('\n');
  const [one, three] = ['1', '3'].map((jobs) => nutgraf(['--jsonl', '--sentences', '2', '--jobs', jobs], input));
  const timeless = (/** @type {string} */ out) => objects(out).map(({ ms: _, ...answer }) => answer);
  assert.deepEqual(timeless(three.stdout), timeless(one.stdout));
  assert.match(timeless(three.stdout)[56].error.message, /line 58: /);
  assert.equal(three.status, 1);
});

test('JSON Lines of several files: one that cannot be read is named, the others are answered', () => {
  const there = file('there.jsonl', '{"id":1,"text":"The board met."}\n');
  const { stdout, stderr, status } = nutgraf(['--jsonl', join(folder, 'none.jsonl'), there, folder, there]);
  assert.deepEqual(objects(stdout).map(({ id }) => id), [1, 1]);
  assert.match(stderr, /none\.jsonl: no such file\n.*: is a folder\n$/);
  assert.equal(status, 1);
});

test('a line without end fills no memory: it is an error, and what comes after it is answered', () => {
  const long = `{"id":"long","text":"${'kata '.repeat(18_000_000)}"}`;
  const { stdout, status } = nutgraf(['--jsonl'], `{"id":1,"text":"Dewan bertemu."}\n${long}\n{"id":3,"text":"Dewan pulang."}\n`);
  const answers = objects(stdout);
  assert.deepEqual(answers.map(({ id }) => id), [1, null, 3]);
  assert.match(answers[1].error.message, /^line 2: longer than 67108864 bytes$/);
  assert.equal(status, 1);
});

for (const jobs of ['1', '2']) {
  test(`JSON Lines are answered as they come, not at the end: --jobs ${jobs}`, async () => {
    const child = spawn(process.execPath, [CLI, '--jsonl', '--jobs', jobs]);
    const first = new Promise((done) => child.stdout.once('data', done));
    child.stdin.write('{"id":1,"text":"The board met."}\n');
    assert.equal(JSON.parse(String(await first)).id, 1);
    child.stdin.end();
    await new Promise((done) => child.on('close', done));
  });

  test(`a reader that closes the pipe ends the run quietly: --jobs ${jobs}`, async () => {
    const child = spawn(process.execPath, [CLI, '--jsonl', '--format', 'json', '--jobs', jobs]);
    let complaints = '';
    child.stderr.on('data', (data) => (complaints += data));
    child.stdin.on('error', () => {});
    const line = `${JSON.stringify({ id: 1, text: article('harbour.en.txt') })}\n`;
    child.stdin.write(line.repeat(2000));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    assert.equal(complaints, '');
    assert.equal(status, 0);
  });

  test(`a slow reader slows the run down, what is not taken is not made: --jobs ${jobs}`, async () => {
    const line = `${JSON.stringify({ id: 1, text: article('harbour.en.txt') })}\n`;
    const child = spawn(process.execPath, [CLI, '--jsonl', '--format', 'json', '--jobs', jobs]);
    const drained = () => new Promise((done) => child.stdin.once('drain', () => done(true)));
    const patience = () => new Promise((done) => setTimeout(done, 2000, false));
    let lines = 0;
    // Nobody reads yet, so at some time the run must stop taking lines.
    for (let stuck = false; !stuck; lines++) {
      assert.ok(lines < 10_000, 'lines are taken without end');
      if (!child.stdin.write(line)) stuck = !(await Promise.race([drained(), patience()]));
    }
    child.stdin.end();
    let answered = 0;
    child.stdout.on('data', (data) => (answered += data.filter((/** @type {number} */ byte) => byte === 10).length));
    assert.equal(await new Promise((done) => child.on('close', done)), 0);
    assert.equal(answered, lines);
  });

  test(`Ctrl-C ends the run between two lines: --jobs ${jobs}`, async () => {
    const line = `${JSON.stringify({ id: 1, text: article('harbour.en.txt') })}\n`;
    const child = spawn(process.execPath, [CLI, '--jsonl', '--format', 'json', '--jobs', jobs]);
    child.stdin.on('error', () => {});
    child.stdin.write(line.repeat(5000));
    let out = '';
    child.stdout.on('data', (data) => (out += data));
    child.stdout.once('data', () => child.kill('SIGINT'));
    const signal = await new Promise((done) => child.on('close', (_status, signal) => done(signal)));
    assert.equal(signal, 'SIGINT');
    assert.ok(out.endsWith('\n'));
    assert.ok(objects(out).every(({ id }) => id === 1));
  });
}
