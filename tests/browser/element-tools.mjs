/** What the tests of the element share: the example page, and pages of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../../scripts/steps.mjs';
import { openPage } from './harness.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Page } from 'playwright-core' */
/** @typedef {NonNullable<Parameters<typeof openPage>[1]>} How */

const DIST = join(root, 'dist');
/** The strictest that the element works under. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src data:; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

export const ARTICLE = `<article id="story" lang="en">
  <h1>Library of Marrow Hill opens its cellar</h1>
  <p>The town library of Marrow Hill named <b>Ada Quill</b> head of its archive on Monday, replacing Tom Berry, who retired in May. She wants to open the cellar to readers before winter.</p>
  <p>The archive holds 41,000 letters. Quill said a fifth of them were damaged by water in 2019, and promised to repair the worst thousand by the end of next year.</p>
  <p>The council will spend 2.4 million crowns on shelves, lamps and dry air. Readers’ groups welcomed the plan, but asked for longer opening hours.</p>
</article>`;

/**
 * The example page.
 * @param {TestContext} t
 * @param {How} [how]
 */
export function openExample(t, how = {}) {
  return openPage(t, { mounts: [['/nutgraf/', DIST], ['/', join(root, 'examples', 'element')]], ...how });
}

/**
 * A page with this body, under the strictest policy, with the element defined unless told.
 * @param {TestContext} t
 * @param {string} body
 * @param {How & { lang?: string, script?: string }} [how] `script`: a module of the page.
 */
export function openBody(t, body, { lang = 'en', script = "import './nutgraf/element.js';", ...how } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-element-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'script.js'), script);
  writeFileSync(join(folder, 'style.css'), '.gone { display: none } .line { white-space: pre-line } .block { display: block }');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">` +
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><link rel="stylesheet" href="style.css">` +
      `<script type="module" src="script.js"></script><body>${body}`,
  );
  return openPage(t, { mounts: [['/nutgraf/', DIST], ['/', folder]], ...how });
}

/**
 * Waits until the element has shown something.
 * @param {Page} page
 * @param {string} [selector]
 */
export async function ready(page, selector = 'nutgraf-summary') {
  await page.waitForFunction((selector) => document.querySelector(selector)?.matches(':state(ready)'), selector);
}

/**
 * What is painted in the article: the words of each range.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function painted(page) {
  return page.evaluate(() => [...(CSS.highlights?.get('nutgraf-place') ?? [])].map((range) => String(range)));
}
