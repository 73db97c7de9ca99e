/** The package as a site's developer uses it: plain modules from files, in a real browser. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync, rmSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import * as node from '../../dist/node.js';
import { root } from '../../scripts/steps.mjs';
import { openPage } from './harness.mjs';

const TEXT = 'Dewan 😀 bertemu hari Senin. Ia menunjuk “Ana Putri” sebagai direktur utama.\r\n\r\nSaham naik 4 persen.';
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * A folder to serve: an empty page under a strict policy, and the package, both to be changed at will.
 * @param {import('node:test').TestContext} t
 * @returns {string}
 */
function site(t) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html>${policy}<title>t</title>`);
  cpSync(join(root, 'dist'), join(folder, 'nutgraf'), { recursive: true });
  return folder;
}

/**
 * Calls the package in the page. Gives what each call gives, or the name and message of what it throws.
 * @param {import('playwright-core').Page} page
 * @param {...[call: string, ...args: any[]]} calls
 * @returns {Promise<any[]>}
 */
function callIn(page, ...calls) {
  return page.evaluate(async (calls) => {
    const address = '/nutgraf/index.js';
    const nutgraf = await import(address);
    const answers = [];
    for (const [call, ...args] of calls) {
      answers.push(
        await Promise.resolve()
          .then(() => nutgraf[call](...args))
          .catch(({ name, message }) => ({ name, message })),
      );
    }
    return answers;
  }, calls);
}

test('gives in the browser what it gives in Node, under a strict policy', async (t) => {
  const { page, complaints } = await openPage(t, { mounts: [['/', site(t)]] });
  const [analysis, summary] = await callIn(page, ['analyze', TEXT], ['summarize', TEXT, { words: 9 }]);
  assert.deepEqual(analysis, await node.analyze(TEXT));
  assert.deepEqual(summary, await node.summarize(TEXT, { words: 9 }));
  assert.deepEqual(complaints, []);
});

test('a module served with the wrong type still loads', async (t) => {
  const { page } = await openPage(t, {
    mounts: [['/', site(t)]],
    before: (page) =>
      page.route('**/engine.wasm', async (route) =>
        route.fulfill({ response: await route.fetch(), contentType: 'application/octet-stream' }),
      ),
  });
  const [summary] = await callIn(page, ['summarize', TEXT]);
  assert.ok(summary.text.length > 0);
});

test('a module that is not there is an error that says where it was sought, and the next call tries again', async (t) => {
  let broken = true;
  const { page, url } = await openPage(t, {
    mounts: [['/', site(t)]],
    before: (page) => page.route('**/engine.wasm', (route) => (broken ? route.fulfill({ status: 404 }) : route.continue())),
  });
  const [error] = await callIn(page, ['summarize', TEXT]);
  assert.equal(error.name, 'EngineError');
  assert.ok(error.message.includes(`${url}nutgraf/engine.wasm`), error.message);
  broken = false;
  const [summary] = await callIn(page, ['summarize', TEXT]);
  assert.ok(summary.text.length > 0);
});

test('a network that fails is an error that says what to do', async (t) => {
  const { page } = await openPage(t, {
    mounts: [['/', site(t)]],
    before: (page) => page.route('**/engine.wasm', (route) => route.abort()),
  });
  const [error] = await callIn(page, ['summarize', TEXT]);
  assert.equal(error.name, 'EngineError');
  assert.match(error.message, /init\(\)/);
});

test('the engine is fetched once, and only when it is needed', async (t) => {
  /** @type {string[]} */
  const requests = [];
  const { page } = await openPage(t, { mounts: [['/', site(t)]] });
  page.on('request', (request) => requests.push(request.url()));
  const fetched = () => requests.filter((url) => url.endsWith('.wasm')).length;
  await callIn(page, ['select', { sentences: [], auto: 1 }]);
  assert.equal(fetched(), 0);
  await callIn(page, ['analyze', TEXT], ['summarize', TEXT], ['init']);
  assert.equal(fetched(), 1);
});

test('init takes an address of its own', async (t) => {
  const folder = site(t);
  cpSync(join(folder, 'nutgraf/engine.wasm'), join(folder, 'elsewhere.wasm'));
  rmSync(join(folder, 'nutgraf/engine.wasm'));
  const { page, complaints } = await openPage(t, { mounts: [['/', folder]] });
  const [, summary] = await callIn(page, ['init', '/elsewhere.wasm'], ['summarize', TEXT]);
  assert.ok(summary.text.length > 0);
  assert.deepEqual(complaints, []);
});
