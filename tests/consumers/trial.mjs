/**
 * Tries a consumer in each of its ways; what does not give the key points throws.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { analyze } from '../../dist/node.js';
import { findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/server.mjs';
import { ARTICLE } from './project.mjs';

/** @import { BrowserContext, Page } from 'playwright-core' */
/** @import { Project } from './project.mjs' */
/** @import { Trial } from './table.mjs' */

/** Milliseconds a page may take. A development server builds only when it is asked. */
const PATIENCE = 60_000;
const SANDBOX = ['--no-sandbox']; // Chromium refuses to run as root with it

/** The key points, a line each: what every consumer must come to. */
export const EXPECTED = (await analyze(ARTICLE)).keyPoints.map(({ text }) => text).join('\n');

/**
 * @param {Trial} trial
 * @param {Project} project
 * @returns {Promise<string>} What was tried.
 */
export async function attempt(trial, project) {
  if ('after' in trial && trial.after) await project.run(trial.after);
  if ('program' in trial) {
    assert.equal((await project.run(trial.program)).trim(), EXPECTED);
    return trial.program;
  }
  if ('checks' in trial) {
    await project.run(trial.checks);
    return trial.checks;
  }
  if ('extension' in trial) {
    await withExtension(project.folder, (page, id) => shows(page, `chrome-extension://${id}/${trial.extension}`));
    return trial.extension;
  }
  if ('file' in trial) {
    await inBrowser((page) => shows(page, pathToFileURL(join(project.folder, trial.file)).href));
    return trial.after;
  }
  if ('server' in trial) return served(trial, project);
  const server = await serve({ mounts: [['/', join(project.folder, dirname(trial.page))]] });
  await inBrowser((page) => shows(page, server.url + basename(trial.page))).finally(server.close);
  return trial.after ?? trial.page;
}

/**
 * @param {import('./table.mjs').Server} trial
 * @param {Project} project
 */
async function served({ server: script, after, pages = [''], routes = [] }, project) {
  const { url, end } = await project.serve(script);
  try {
    for (const route of routes) {
      const answer = await fetch(url + route);
      assert.equal(answer.status, 200, `/${route}`);
      assert.equal(await answer.text(), EXPECTED, `/${route}`);
    }
    for (const path of pages) await inBrowser((page) => shows(page, url + path));
  } finally {
    await end();
  }
  return [after, script].filter(Boolean).join(' + ');
}

/**
 * Opens a page and waits until each `<output>` shows the key points.
 * @param {Page} page
 * @param {string} url
 */
async function shows(page, url) {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(message.text());
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400 && !answer.url().endsWith('/favicon.ico')) complaints.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(url, { timeout: PATIENCE });
  const outputs = page.locator('output');
  await page
    .waitForFunction(() => [...document.querySelectorAll('output')].every((output) => output.textContent), undefined, { timeout: PATIENCE })
    .catch(() => assert.fail(`${url} shows nothing. ${complaints.join(' | ')}`));
  const texts = await outputs.allTextContents();
  assert.ok(texts.length > 0, `${url} has no <output>`);
  for (const text of texts) assert.equal(text, EXPECTED, url);
  assert.deepEqual(complaints, []);
}

/** One browser for all; it ends with the process. @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;

/** Ends the browser, if one was started. */
export async function closeBrowser() {
  await (await browser)?.close();
}

/** @param {(page: Page) => Promise<void>} act */
async function inBrowser(act) {
  browser ??= chromium.launch({ executablePath: findBrowser(), args: SANDBOX });
  const context = await (await browser).newContext();
  return act(await context.newPage()).finally(() => context.close());
}

/**
 * In a browser of its own, for extensions live in a profile.
 * @param {string} folder
 * @param {(page: Page, id: string) => Promise<void>} act
 */
async function withExtension(folder, act) {
  const profile = mkdtempSync(join(tmpdir(), 'nutgraf-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: [...SANDBOX, '--headless=new', `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  try {
    return await act(await context.newPage(), await extensionId(context));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {BrowserContext} context */
async function extensionId(context) {
  const [worker] = context.serviceWorkers();
  return new URL((worker ?? (await context.waitForEvent('serviceworker', { timeout: PATIENCE }))).url()).host;
}
