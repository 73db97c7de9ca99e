/** The React hook and the element in JSX, bundled as a site would, in a real browser. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

import { root } from '../../scripts/steps.mjs';
import { openPage } from './harness.mjs';

/** @import { TestContext } from 'node:test' */

const FIRST = 'The board met on Monday. It named Ana Putri chief executive. The harbour stays open.';
const SECOND = 'The school burned down on Friday. Nobody was hurt. It will be built again.';

const APP = `
  import 'nutgraf/element';
  import { useSummary } from 'nutgraf/react';
  import { createElement as h, StrictMode, useState } from 'react';
  import { flushSync } from 'react-dom';
  import { createRoot } from 'react-dom/client';

  globalThis.states = [];
  function Reader() {
    const [{ text, options }, set] = useState({ text: null });
    // Rendered when it returns, so that what is read next is never the state before.
    globalThis.set = (next) => flushSync(() => set((now) => ({ ...now, ...next })));
    const state = useSummary(text, options && { ...options });
    states.push(state);
    return h('output', null, state.summary?.text ?? String(state.error ?? ''));
  }
  function Page() {
    const [props, setProps] = useState({ length: 'short', focus: 'harbour', open: true });
    globalThis.setProps = setProps;
    return h('main', null, h(Reader),
      h('nutgraf-summary', { for: 'story', ...props, 'onnutgraf-summary': (event) => (globalThis.heard = event.detail.points.length) }),
      h('article', { id: 'story' }, h('p', null, ${JSON.stringify(FIRST)})));
  }
  createRoot(document.querySelector('#app')).render(h(StrictMode, null, h(Page)));
`;

/** The package's own entry; but an answer is held back as long as `held(text)` says. */
const HELD = `
  import { analyze as read } from './index.js';
  export * from './index.js';
  export async function analyze(text, options) {
    const answer = await read(text, options);
    await globalThis.held?.(text);
    return answer;
  }
`;

/** @type {import('esbuild').Plugin} */
const holding = {
  name: 'holding',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^nutgraf$/ }, () => ({ path: 'held', namespace: 'test' }));
    onLoad({ filter: /^held$/, namespace: 'test' }, () => ({ contents: HELD, resolveDir: join(root, 'dist') }));
  },
};

/** @param {TestContext} t */
async function openApp(t) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-react-'));
  t.after(() => rmSync(folder, { recursive: true }));
  await build({
    stdin: { contents: APP, resolveDir: root },
    outfile: join(folder, 'app.js'),
    bundle: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [holding],
    logLevel: 'error',
  });
  // esbuild leaves the engine where it is.
  cpSync(join(root, 'dist', 'engine.wasm'), join(folder, 'engine.wasm'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><link rel=icon href="data:,"><div id=app></div><script type=module src=app.js></script>');
  const { page, complaints } = await openPage(t, { mounts: [['/', folder]] });
  await page.waitForFunction(() => 'set' in globalThis);
  /** @param {Record<string, unknown>} next */
  const set = (next) => page.evaluate((next) => /** @type {any} */ (globalThis).set(next), next);
  const last = () => page.evaluate(() => /** @type {any} */ (globalThis).states.at(-1));
  const settled = () => page.waitForFunction(() => !/** @type {any} */ (globalThis).states.at(-1).loading);
  return { page, complaints, set, last, settled };
}

test('a text, another text, no text', async (t) => {
  const { page, complaints, set, last, settled } = await openApp(t);
  assert.deepEqual(await last(), { summary: undefined, analysis: undefined, error: undefined, loading: false });
  await set({ text: FIRST, options: { sentences: 1 } });
  await settled();
  const { summary, analysis } = await last();
  assert.equal(summary.sentences.length, 1);
  assert.equal(analysis.sentences.length, 3);
  await set({ text: SECOND });
  await settled();
  assert.match((await last()).summary.text, /school/);
  const mixed = await page.evaluate(() => /** @type {any} */ (globalThis).states.some((/** @type {any} */ { loading, error }) => error || typeof loading !== 'boolean'));
  assert.ok(!mixed);
  await page.evaluate(() => void (/** @type {any} */ (globalThis).states.length = 0));
  await set({ text: '' });
  // Without a text nothing is being read, in the first rendering as well.
  const none = { summary: undefined, analysis: undefined, error: undefined, loading: false };
  for (const state of await page.evaluate(() => /** @type {any} */ (globalThis).states)) assert.deepEqual(state, none);
  assert.deepEqual(await last(), none);
  assert.deepEqual(complaints, []);
});

test('only the last of several texts counts', async (t) => {
  const { page, last, settled } = await openApp(t);
  await page.evaluate(([first, second]) => {
    const { set } = /** @type {any} */ (globalThis);
    const late = new Promise((answer) => Object.assign(globalThis, { answer }));
    Object.assign(globalThis, { held: (/** @type {string} */ text) => text === first && late });
    set({ text: first });
    set({ text: second });
  }, [FIRST, SECOND]);
  await settled();
  await page.evaluate(async () => {
    /** @type {any} */ (globalThis).answer();
    await new Promise((done) => setTimeout(done, 100)); // time enough to render it
  });
  const { analysis, loading } = await last();
  assert.match(analysis.sentences[0].text, /school/);
  assert.equal(loading, false);
});

test('equal options are the same options; another length needs no other reading', async (t) => {
  const { page, set, last, settled } = await openApp(t);
  await set({ text: FIRST, options: { sentences: 1 } });
  await settled();
  const same = await page.evaluate(() => {
    const { set, states } = /** @type {any} */ (globalThis);
    const { summary, analysis } = states.at(-1);
    set({ options: { sentences: 1 } });
    const equal = states.at(-1).summary === summary;
    set({ options: { sentences: 2 } });
    return equal && states.at(-1).analysis === analysis && states.at(-1).summary.sentences.length === 2;
  });
  assert.ok(same);
  for (const options of [{ sentences: 0 }, { language: '!' }]) {
    await set({ options });
    await settled();
    const name = await page.evaluate(() => /** @type {any} */ (globalThis).states.at(-1).error.name);
    assert.equal(name, 'OptionError');
  }
  await set({ options: {} });
  await settled();
  assert.equal((await last()).error, undefined);
});

test('the element takes its properties and tells its events through JSX', async (t) => {
  const { page, complaints } = await openApp(t);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard);
  const element = page.locator('nutgraf-summary');
  const attributes = () => element.evaluate((element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])));
  assert.deepEqual(await attributes(), { for: 'story', length: 'short', focus: 'harbour', open: '' });
  assert.equal(await element.evaluate((element) => typeof element.focus), 'function');
  await page.evaluate(() => /** @type {any} */ (globalThis).setProps({ type: 'summary', sentences: 2, open: false }));
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard === 2);
  assert.deepEqual(await attributes(), { for: 'story', type: 'summary', sentences: '2' });
  assert.deepEqual(complaints, []);
});
