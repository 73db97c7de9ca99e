/**
 * `npm run bench:start`: from the import to the first summary of an article of 3.5 kB, in a new process of Node and in
 * Chromium with nothing in its cache, beside two other summarizers in the same run. The peers are installed into
 * `target/`; the package needs neither. `-- 9` says how many runs each has.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from './browser.mjs';
import { serve } from './server.mjs';
import { bringPackages, buildPackage, main, npm, root, say } from './steps.mjs';

const PEERS = { 'lexrank.js': '3.0.0', 'wink-nlp': '2.4.0', 'wink-eng-lite-web-model': '1.8.1' };
const FOLDER = join(root, 'target', 'bench-start');
const RUNS = Number(process.argv[2] ?? 15);
const CHARACTERS = 3500;

/** What is measured, in milliseconds at most; the others have no aim. */
const AIM = { node: 30, chromium: 100 };

/** Modules that export a function from an article to three sentences, by name. */
const SUMMARIZERS = {
  nutgraf: `
    export default async (text) => {
      const { summarize } = await import('NUTGRAF');
      return (await summarize(text, { sentences: 3 })).sentences;
    };`,
  'lexrank.js 3.0.0': `
    export default async (text) => {
      const { default: lexrank } = await import('lexrank.js');
      const ranked = lexrank(text).flat().sort((a, b) => b.weight - a.weight).slice(0, 3);
      return ranked.sort((a, b) => a.index - b.index).map(({ text }) => text);
    };`,
  'wink-nlp 2.4.0': `
    export default async (text) => {
      const [{ default: winkNLP }, { default: model }] = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]);
      const nlp = winkNLP(model, ['sbd', 'pos']);
      const doc = nlp.readDoc(text);
      const ranked = doc.out(nlp.its.sentenceWiseImportance).sort((a, b) => b.importance - a.importance).slice(0, 3);
      return ranked.sort((a, b) => a.index - b.index).map(({ index }) => doc.sentences().itemAt(index).out());
    };`,
};

await main(async () => {
  bringPackages();
  buildPackage();
  bringPeers();
  writeFileSync(join(FOLDER, 'article.txt'), article());
  const names = Object.keys(SUMMARIZERS);
  for (const [i, code] of Object.values(SUMMARIZERS).entries()) {
    writeFileSync(join(FOLDER, `${i}.mjs`), code.replace('NUTGRAF', join(root, 'dist', 'node.js')));
    writeFileSync(join(FOLDER, `page-${i}.mjs`), code.replace('NUTGRAF', join(root, 'dist', 'index.js')));
  }
  say(`${RUNS} runs each, one after the other; load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
  row(`Node ${process.versions.node}`, ['median ms', 'least', 'aim', 'processor ms']);
  await inTurns(names, (i) => inNode(i), AIM.node);
  await inBrowser(names);
});

/** Milliseconds that passed, and that the process worked, all its threads together: less is told of what else the machine does. @typedef {{ ms: number, worked?: number }} Time */

/** @param {string[]} names @param {(i: number) => Promise<Time> | Time} once @param {number} aim */
async function inTurns(names, once, aim) {
  /** @type {Time[][]} */
  const times = names.map(() => []);
  // In turns, so that what else the machine does falls on all of them.
  for (let run = 0; run < RUNS; run++) for (const i of names.keys()) times[i].push(await once(i));
  for (const [i, name] of names.entries()) {
    const sorted = (/** @type {keyof Time} */ of) => times[i].map((time) => time[of] ?? NaN).sort((a, b) => a - b);
    const [passed, worked] = [sorted('ms'), sorted('worked')];
    const cells = [passed[RUNS >> 1].toFixed(1), passed[0].toFixed(1), name.startsWith('nutgraf') ? `≤ ${aim}` : ''];
    row(`  ${name}`, Number.isNaN(worked[0]) ? cells : [...cells, worked[RUNS >> 1].toFixed(1)]);
  }
}

/** @param {number} i @returns {Time} */
function inNode(i) {
  const code = `
    import { readFileSync } from 'node:fs';
    const text = readFileSync('article.txt', 'utf8');
    const [start, before] = [performance.now(), process.cpuUsage()];
    const { default: summarize } = await import('./${i}.mjs');
    const sentences = await summarize(text);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    if (!(sentences.length > 0)) throw new Error('no summary');
    console.log(JSON.stringify({ ms, worked: (user + system) / 1000 }));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: FOLDER, encoding: 'utf8' }));
}

/** @param {string[]} names */
async function inBrowser(names) {
  const { chromium } = await import('playwright-core');
  await bundle(names);
  const server = await serve({ mounts: [['/nutgraf/', join(root, 'dist')], ['/', join(FOLDER, 'www')]] });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  row(`Chromium ${browser.version()}`, ['median ms', 'least', 'aim']);
  const shown = [...names, 'nutgraf, as modules without a bundler'];
  try {
    await inTurns(
      shown,
      async (i) => {
        // A context of its own has a cache of its own, and a process.
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(server.url);
        const ms = await page.evaluate(measure, i < names.length ? `/page-${i}.js` : '/modules.js');
        await context.close();
        return { ms };
      },
      AIM.chromium,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * In the page.
 * @param {string} address
 */
async function measure(address) {
  const text = await (await fetch('/article.txt')).text();
  const start = performance.now();
  const { default: summarize } = await import(address);
  const sentences = await summarize(text);
  const ms = performance.now() - start;
  if (!(sentences.length > 0)) throw new Error('no summary');
  return ms;
}

/**
 * Each in one file, as a site would have it. esbuild does not copy the engine.
 * @param {string[]} names
 */
async function bundle(names) {
  const { build } = await import('esbuild');
  const www = join(FOLDER, 'www');
  mkdirSync(www, { recursive: true });
  await build({
    entryPoints: names.map((_, i) => join(FOLDER, `page-${i}.mjs`)),
    outdir: www,
    bundle: true,
    minify: true,
    format: 'esm',
    logLevel: 'error',
  });
  copyFileSync(join(root, 'dist', 'engine.wasm'), join(www, 'engine.wasm'));
  copyFileSync(join(FOLDER, 'article.txt'), join(www, 'article.txt'));
  writeFileSync(join(www, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Start</title>');
  writeFileSync(join(www, 'modules.js'), SUMMARIZERS.nutgraf.replace('NUTGRAF', '/nutgraf/index.js'));
}

function bringPeers() {
  mkdirSync(FOLDER, { recursive: true });
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: PEERS });
  const file = join(FOLDER, 'package.json');
  try {
    if (readFileSync(file, 'utf8') === manifest && readFileSync(join(FOLDER, 'installed'), 'utf8')) return;
  } catch {
    // The first time.
  }
  say('installing the peers into target/bench-start (npm)');
  writeFileSync(file, manifest);
  npm(['install', '--prefix', FOLDER, '--no-audit', '--no-fund', '--silent']);
  writeFileSync(join(FOLDER, 'installed'), 'yes');
}

/** News in English, for wink-nlp knows no other language. */
function article() {
  const read = (/** @type {string[]} */ ...path) => readFileSync(join(root, ...path), 'utf8').trim();
  return `${read('www', 'samples', 'en.txt')}\n\n${read('tests', 'fixtures', 'harbour.en.txt')}`.slice(0, CHARACTERS);
}

/** @param {string} head @param {string[]} cells */
function row(head, cells) {
  console.log([head.padEnd(42), ...cells.map((cell) => cell.padStart(14))].join(''));
}
