/**
 * The page in a real browser, for the tests of this folder.
 *
 * ```js
 * import { openPage } from './harness.mjs';
 *
 * test('…', async (t) => {
 *   const { page, complaints } = await openPage(t, { viewport: { width: 400, height: 800 } });
 *   await page.getByRole('textbox').fill('…');
 *   assert.deepEqual(complaints, []);
 * });
 * ```
 */
import { after } from 'node:test';

import { chromium } from 'playwright-core';

import { findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/server.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

const ARGUMENTS = [
  '--no-sandbox', // Chromium refuses to run as root with it
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser for all tests of a file. @type {Promise<Browser> | undefined} */
let browser;

/**
 * Opens a page in a context of its own; everything is closed when the test ends.
 * `complaints` collects console errors and warnings, exceptions, failed requests, answers of 400 and above,
 * and violations of the content security policy, as they happen.
 * @param {TestContext} t
 * @param {BrowserContextOptions & { path?: string, mounts?: [string, string][], before?: (page: Page) => Promise<unknown> }} [how]
 *   `path`: what to open, "" is the page itself. `mounts`: folders to serve instead. `before`: what to do before it opens.
 * @returns {Promise<{ page: Page, url: string, complaints: string[] }>}
 */
export async function openPage(t, { path = '', mounts, before, ...options } = {}) {
  browser ??= chromium.launch({ executablePath: findBrowser(), args: ARGUMENTS });
  const context = await (await browser).newContext(options);
  const server = await serve({ mounts });
  t.after(async () => {
    await context.close();
    await server.close();
  });
  const page = await context.newPage();
  const complaints = listen(page);
  await before?.(page);
  await page.goto(server.url + path);
  return { page, url: server.url, complaints };
}

after(async () => (await browser)?.close());

/** @param {Page} page */
function listen(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`answer: ${response.status()} ${response.url()}`);
  });
  return complaints;
}
