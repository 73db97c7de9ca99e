/** The calls off the main thread, in a real browser. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import * as node from '../../dist/node.js';
import { root } from '../../scripts/steps.mjs';
import { article } from '../js/fixtures.mjs';
import { openPage } from './harness.mjs';

/** @import { TestContext } from 'node:test' */

const ARTICLE = article('harbour.en.txt');
const WASM = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Keeps every worker that the page starts, to be killed. */
const KEEP = `
  globalThis.started = [];
  globalThis.Worker = class extends Worker { constructor(...how) { super(...how); started.push(this); } };`;

/**
 * An empty page under a policy, and the package beside it.
 * @param {TestContext} t
 * @param {{ policy?: string, before?: (page: import('playwright-core').Page) => Promise<unknown>, path?: string }} [how]
 */
async function open(t, { policy = `${WASM}; worker-src 'self'`, before, path } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-worker-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const head = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>t</title>`;
  writeFileSync(join(folder, 'index.html'), head);
  writeFileSync(join(folder, 'main.js'), "export * from './nutgraf/worker.js'; document.title = 'loaded';");
  writeFileSync(join(folder, 'frame.html'), '<!doctype html><iframe sandbox="allow-scripts" src="inner.html"></iframe>');
  writeFileSync(join(folder, 'inner.html'), '<!doctype html><script type="module" src="main.js"></script>');
  cpSync(join(root, 'dist'), join(folder, 'nutgraf'), { recursive: true });
  return openPage(t, { mounts: [['/', folder]], before, path });
}

/**
 * Calls `nutgraf/worker` in a page or frame.
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @param {string} call
 * @param {...any} args
 */
function callIn(page, call, ...args) {
  return page.evaluate(
    async ([call, args]) => {
      const address = '/nutgraf/worker.js';
      const nutgraf = await import(address);
      return nutgraf[call](...args).catch((/** @type {Error} */ error) => ({
        name: error.name,
        message: error.message,
        typed: error instanceof (nutgraf[error.name] ?? DOMException),
      }));
    },
    /** @type {[string, any[]]} */ ([call, args]),
  );
}

test('a worker answers what the main thread would, under a strict policy', async (t) => {
  const { page, complaints } = await open(t);
  assert.deepEqual(await callIn(page, 'analyze', ARTICLE), await node.analyze(ARTICLE));
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await callIn(page, 'summarize', ARTICLE, { words: 20 }), await node.summarize(ARTICLE, { words: 20 }));
  assert.deepEqual(complaints, []);
});

test('errors are of their class on this side', async (t) => {
  const { page } = await open(t);
  const language = 'no language';
  const direct = await node.analyze(ARTICLE, { language }).then(() => assert.fail(), (error) => error);
  const there = await callIn(page, 'analyze', ARTICLE, { language });
  assert.deepEqual(there, { name: 'OptionError', message: direct.message, typed: true });
  assert.equal((await callIn(page, 'analyze', 42)).name, 'TextError');
  const missing = await callIn(await (await open(t)).page, 'init', '/nowhere.wasm');
  assert.deepEqual([missing.name, missing.typed], ['EngineError', true]);
});

/** Ways in which no worker starts. @type {Record<string, Parameters<typeof open>[1]>} */
const WITHOUT = {
  'the policy forbids it': { policy: `${WASM}; worker-src 'none'` },
  'the page must say what it trusts': { policy: `${WASM}; require-trusted-types-for 'script'` },
  'there is none': { before: (page) => page.addInitScript('delete globalThis.Worker') },
  'its script is not there': { before: (page) => page.route('**/worker-thread.js', (route) => route.fulfill({ status: 404 })) },
  'its script is broken': {
    before: (page) =>
      page.route('**/worker-thread.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw 1' })),
  },
  'its script is no script': {
    before: (page) => page.route('**/worker-thread.js', (route) => route.fulfill({ contentType: 'text/html', body: '' })),
  },
};
for (const [name, how] of Object.entries(WITHOUT)) {
  test(`without a worker the main thread answers: ${name}`, async (t) => {
    const { page } = await open(t, how);
    const text = ARTICLE.slice(0, 600);
    assert.deepEqual(await callIn(page, 'analyze', text), await node.analyze(text));
    assert.deepEqual(await callIn(page, 'summarize', text), await node.summarize(text));
    assert.equal(page.workers().length, 0);
  });
}

test('without a worker the main thread answers: a frame without an origin, as from a file', async (t) => {
  const { page } = await open(t, {
    path: 'frame.html',
    before: (page) =>
      page.route(/\.(js|wasm)$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'Access-Control-Allow-Origin': '*' } });
      }),
  });
  const frame = page.frames()[1];
  await frame.waitForFunction(() => document.title === 'loaded');
  assert.deepEqual(await callIn(frame, 'summarize', ARTICLE), await node.summarize(ARTICLE));
});

test('a page that says what it trusts brings the worker itself', async (t) => {
  const { page, complaints } = await open(t, { policy: `${WASM}; worker-src 'self'; require-trusted-types-for 'script'` });
  const words = await page.evaluate(async (text) => {
    const { trustedTypes } = /** @type {any} */ (globalThis);
    const policy = trustedTypes.createPolicy('mine', { createScriptURL: (/** @type {string} */ url) => url });
    const worker = () => new Worker(policy.createScriptURL('/nutgraf/worker-thread.js'), { type: 'module' });
    const address = '/nutgraf/worker.js';
    const { pool } = await import(address);
    return (await pool({ worker }).summarize(text)).words;
  }, ARTICLE);
  assert.ok(words > 0);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(complaints, []);
});

test('an aborted text ends its worker; the others are answered', async (t) => {
  const { page, complaints } = await open(t);
  const results = await page.evaluate(async (text) => {
    const address = '/nutgraf/worker.js';
    const { pool } = await import(address);
    const { analyze, summarize } = pool({ threads: 1 });
    const controller = new AbortController();
    /** @type {any} */
    let long;
    await new Promise((begun) => {
      const onProgress = (/** @type {any} */ { stage }) => stage === 'reading' && begun(0);
      long = analyze(text.repeat(4000), { signal: controller.signal, onProgress });
    });
    const others = [summarize(text), summarize(text)];
    const start = performance.now();
    controller.abort();
    const settled = await Promise.allSettled([long, ...others]);
    const told = settled.map((call) => (call.status === 'fulfilled' ? call.value.words : call.reason.name));
    return [...told, performance.now() - start];
  }, ARTICLE);
  const { words } = await node.summarize(ARTICLE);
  assert.deepEqual(results.slice(0, 3), ['AbortError', words, words]);
  assert.ok(results[3] < 5000, `the others waited ${results[3]} ms`);
  // The one that was ended is no more, the other is there.
  for (let wait = 0; page.workers().length > 1 && wait < 50; wait++) await page.waitForTimeout(100);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(complaints, []);
});

test('200 texts, some aborted, some invalid, workers killed in between: each settles once, with its answer or its error', async (t) => {
  const { page, complaints } = await open(t, { before: (page) => page.addInitScript(KEEP) });
  const { outcomes, workers } = await page.evaluate(async (article) => {
    const address = '/nutgraf/worker.js';
    const { pool } = await import(address);
    const { analyze } = pool({ threads: 2 });
    /** @type {Worker[]} */
    const started = /** @type {any} */ (globalThis).started;
    const texts = Array.from({ length: 200 }, (_, i) => (i % 10 === 7 ? { i } : `Report ${i}. ${article}`));
    const counts = texts.map(() => 0);
    const calls = texts.map(async (text, i) => {
      const controller = new AbortController();
      if (i % 10 === 3) setTimeout(() => controller.abort(), i);
      try {
        const { sentences } = await analyze(text, { signal: controller.signal });
        return sentences[0].text.includes(`Report ${i}.`) ? 'answer' : 'the answer of another';
      } catch (error) {
        return /** @type {Error} */ (error).name;
      } finally {
        counts[i] += 1;
        if (i % 40 === 0) for (const worker of started) worker.terminate();
      }
    });
    const outcomes = await Promise.all(calls);
    return { outcomes: outcomes.map((outcome, i) => (counts[i] === 1 ? outcome : `${outcome}, ${counts[i]} times`)), workers: started.length };
  }, ARTICLE);
  for (const [i, outcome] of outcomes.entries()) {
    if (i % 10 === 7) assert.equal(outcome, 'TextError');
    else if (i % 10 === 3) assert.ok(['answer', 'AbortError', 'EngineError'].includes(outcome), `${i}: ${outcome}`);
    else assert.ok(['answer', 'EngineError'].includes(outcome), `${i}: ${outcome}`);
  }
  assert.ok(outcomes.filter((outcome) => outcome === 'answer').length > 150);
  assert.ok(workers > 4, 'no worker was killed');
  assert.deepEqual(complaints, []);
});

test('while a worker takes 5 MB of text, no task of the main thread is long', async (t) => {
  const { page } = await open(t);
  await page.evaluate(async (article) => {
    const address = '/nutgraf/worker.js';
    const nutgraf = await import(address);
    await nutgraf.init();
    const text = article.repeat(Math.ceil(5e6 / article.length));
    text.charCodeAt(text.length - 1); // Makes it one string, which is not what is measured.
    Object.assign(globalThis, { nutgraf, text });
  }, ARTICLE);
  const tasks = await mainThreadTasks(page, () =>
    page.evaluate(async () => {
      const { nutgraf, text } = /** @type {any} */ (globalThis);
      performance.mark('begun');
      const { sentences } = await nutgraf.analyze(text);
      if (sentences.length < 10_000) throw new Error('this is not what 5 MB hold');
    }),
  );
  assert.ok(tasks.length > 100, 'the answer came at once');
  assert.ok(Math.max(...tasks) <= 50, `the longest tasks took ${tasks.slice(0, 5).join(', ')} ms`);
});

/**
 * Milliseconds that each task of the page's thread took while something is done, the longest first. It is the thread's
 * own time, as Chromium traces it: unlike what a `longtask` tells, it does not hold what the machine does besides.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number[]>}
 */
async function mainThreadTasks(page, act) {
  const browser = page.context().browser();
  assert.ok(browser);
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await act();
  /** @type {{ traceEvents: { name: string, pid: number, tid: number, tdur?: number }[] }} */
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const mark = traceEvents.find(({ name }) => name === 'begun');
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === mark?.pid && tid === mark.tid)
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}
