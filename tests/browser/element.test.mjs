/** `<nutgraf-summary>` as readers and page authors use it, in a real browser, under a strict policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { ARTICLE, openBody, openExample, painted, ready } from './element-tools.mjs';

/** @import { Page } from 'playwright-core' */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page, all of its rules on.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function wrongs(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (globalThis);
    const { violations } = await axe.run();
    return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ { html }) => `${id}: ${html}`));
  });
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1100, 360]) {
    test(`the example page has no barrier: ${colorScheme}, ${width} wide`, async (t) => {
      const { page, complaints } = await openExample(t, { colorScheme, viewport: { width, height: 800 } });
      await ready(page);
      assert.deepEqual(await wrongs(page), []);
      await page.locator('nutgraf-summary a').first().click();
      assert.deepEqual(await wrongs(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is too wide');
      await page.locator('nutgraf-summary summary').click();
      assert.deepEqual(await wrongs(page), []);
      assert.deepEqual(complaints, []);
    });
  }
}

test('each state has no barrier', async (t) => {
  const kinds = ['key-points', 'summary', 'headline'].map((type) => `<nutgraf-summary for=story type=${type} open></nutgraf-summary>`);
  const others = '<nutgraf-summary for=nothing open></nutgraf-summary><nutgraf-summary open>…</nutgraf-summary>';
  const { page } = await openBody(t, `<main>${ARTICLE}${kinds.join('')}${others}</main>`);
  await page.waitForFunction(() => document.querySelectorAll('nutgraf-summary:is(:state(ready), :state(empty))').length === 5);
  assert.deepEqual(await wrongs(page), []);
});

test('the manifest tells the parts and slots there are', async (t) => {
  const two = ['key-points', 'summary'].map((type) => `<nutgraf-summary id=${type} for=story type=${type}></nutgraf-summary>`);
  const { page } = await openBody(t, two.join('') + ARTICLE);
  for (const id of ['#key-points', '#summary']) await ready(page, id);
  const found = await page.evaluate(() => {
    const inside = [...document.querySelectorAll('nutgraf-summary')].flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('*') ?? [])]);
    const slots = inside.filter((element) => element instanceof HTMLSlotElement);
    return { cssParts: inside.flatMap((element) => [...element.part]), slots: slots.map(({ name }) => name) };
  });
  const told = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8')).modules[0].declarations[0];
  for (const [kind, names] of Object.entries(found)) {
    assert.deepEqual([...new Set(names)].sort(), told[kind].map((/** @type {{ name: string }} */ { name }) => name).sort(), kind);
  }
});

test('each point shows its very words in the article', async (t) => {
  const { page } = await openExample(t, { reducedMotion: 'reduce' });
  await ready(page);
  const links = page.locator('nutgraf-summary a');
  assert.ok((await links.count()) >= 4);
  for (const link of await links.all()) {
    await link.click();
    assert.equal((await painted(page)).join(' … '), await link.innerText());
    assert.equal(await page.locator('nutgraf-summary [aria-current]').count(), 1);
    const inSight = await page.evaluate(() => {
      const [range] = /** @type {Range[]} */ ([...(CSS.highlights.get('nutgraf-place') ?? [])]);
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(inSight, await link.innerText());
  }
});

test('key points stand in the groups of the page and the command line, in the reader’s language', async (t) => {
  const article = `<article id=story lang=en><p>The council appointed Ada Quill as director of the archive on Monday, replacing Tom Berry.</p>
    <p>Quill said she wants to open the cellar to readers before winter. The archive holds 41,000 letters.</p></article>`;
  const both = ['en', 'id', 'fr'].map((lang) => `<div lang=${lang}><nutgraf-summary id=${lang} for=story open></nutgraf-summary></div>`);
  const script = "import { NutgrafSummaryElement } from './nutgraf/element.js'; NutgrafSummaryElement.words.fr = { 'key-points': 'Points clés' };";
  const { page } = await openBody(t, both.join('') + article, { script });
  for (const id of ['#en', '#id', '#fr']) await ready(page, id);
  const shown = (/** @type {string} */ id) =>
    page.locator(id).evaluate((element) => {
      const [text] = /** @type {NodeListOf<HTMLElement>} */ (element.shadowRoot?.querySelectorAll('[part=text]'));
      return [...text.children].map((child) => [child.tagName, child.part.value, /** @type {HTMLElement} */ (child).lang, child.matches('p') ? child.textContent : child.children.length]);
    });
  const english = await shown('#en');
  assert.deepEqual(english[0], ['P', 'title', 'en', 'Leadership changes']);
  assert.deepEqual(english[2], ['P', 'title', 'en', 'Priorities & plans — Ada Quill']);
  assert.deepEqual((await shown('#id')).filter(([tag]) => tag === 'P').slice(0, 2), [
    ['P', 'title', 'id', 'Pergantian pimpinan'],
    ['P', 'title', 'id', 'Prioritas & rencana — Ada Quill'],
  ]);
  assert.deepEqual((await shown('#fr'))[2], ['P', 'title', 'fr', 'Priorities & plans — Ada Quill'], 'what a page does not say is English');
  assert.ok(await page.locator('#en').getByRole('list', { name: 'Leadership changes' }).isVisible(), 'a list has its heading for a name');
  const { texts, points, groups } = await page.evaluate(async () => {
    const element = /** @type {import('../../js/element.js').NutgrafSummaryElement} */ (document.querySelector('#en'));
    const modules = ['/nutgraf/group-order.js', '/nutgraf/select.js'];
    const [{ ordered }, { pointsTaken }] = await Promise.all(modules.map((address) => import(address)));
    const analysis = await element.ready;
    const groups = ordered(analysis, pointsTaken(analysis, { length: 'auto' }));
    const told = (/** @type {any[]} */ points) => points.flatMap(({ text, points }) => [text, ...points.map((/** @type {any} */ { text }) => text)]);
    return {
      texts: [...(element.shadowRoot?.querySelectorAll('a') ?? [])].map((link) => link.textContent),
      points: told(element.points),
      groups: groups.flatMap((/** @type {any} */ { items }) => items.flatMap((/** @type {any} */ { point, children }) => [point.text, ...children.map((/** @type {any} */ child) => child.point.text)])),
    };
  });
  assert.deepEqual(texts, groups);
  assert.deepEqual(points, groups);
});

test('by keyboard: open, go to a place, come back', async (t) => {
  const { page } = await openExample(t);
  await ready(page);
  const element = page.locator('nutgraf-summary');
  await page.keyboard.press('Tab'); // the masthead
  await page.keyboard.press('Tab');
  for (const open of ['nutgraf-summary:not([open])', 'nutgraf-summary[open]']) {
    await page.keyboard.press('Enter');
    await page.locator(open).waitFor();
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const words = await element.locator('a').nth(1).innerText();
  await page.keyboard.press('Enter');
  assert.deepEqual(await painted(page), [words]);
  assert.ok((await page.evaluate(() => document.activeElement?.textContent))?.includes(words), 'the keyboard is where the place is');
  assert.match(await page.getByRole('status').innerText(), /Escape/);
  await page.keyboard.press('Escape');
  assert.deepEqual(await painted(page), []);
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent), words);
  assert.equal(await page.locator('article [tabindex]').count(), 0, 'the article is as it was');
  assert.equal(await page.locator('nutgraf-summary [aria-current]').count(), 0);
});

test('a link of a point leads to its place by itself too', async (t) => {
  const { page, url } = await openExample(t);
  await ready(page);
  const address = await page.locator('nutgraf-summary a').nth(1).evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href);
  assert.match(address, /#:~:text=[^,]+,[^,]+$/);
  assert.ok(address.startsWith(url));
  await page.locator('nutgraf-summary a').nth(1).click({ modifiers: ['Shift'] });
  assert.deepEqual(await painted(page), [], 'with a modifier key it is a link like any other');
});

test('no text and no address of a page makes a link that leads elsewhere, or none', async (t) => {
  const story = ARTICLE.replace('She wants', 'Half \u{1f600} a & pair, 50% - of it: she wants');
  const { page, url } = await openBody(t, `<nutgraf-summary for=story type=summary sentences=3 open></nutgraf-summary>${story}`);
  await ready(page);
  const hrefs = () => page.locator('nutgraf-summary a').evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  await page.evaluate(() => {
    history.replaceState(null, '', '/.//other.example/');
    document.querySelector('#story b')?.append('\ud83d', ' is Ada Quill.');
  });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('nutgraf-summary')).text.includes('is Ada'));
  await ready(page);
  const found = await hrefs();
  assert.ok(found.length > 0);
  for (const href of found) assert.ok(href.startsWith(url), href);
});

test('a browser without custom highlights has the place selected', async (t) => {
  const { page } = await openBody(t, `<nutgraf-summary for=story open></nutgraf-summary>${ARTICLE}`, {
    before: (page) => page.addInitScript(() => void Reflect.deleteProperty(CSS, 'highlights')),
  });
  await ready(page);
  const before = await page.locator('article').innerHTML();
  const link = page.locator('nutgraf-summary a').first();
  await link.click();
  assert.equal(await page.evaluate(() => String(getSelection())), await link.innerText());
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => String(getSelection())), '');
  assert.equal(await page.locator('article').innerHTML(), before, 'nothing was put into the article');
});

test('two elements on a page show one place at a time', async (t) => {
  const two = ['key-points', 'summary'].map((type) => `<nutgraf-summary id=${type} for=story type=${type} open></nutgraf-summary>`);
  const { page } = await openBody(t, two.join('') + ARTICLE);
  for (const id of ['#key-points', '#summary']) await ready(page, id);
  await page.locator('#key-points a').nth(1).click();
  await page.locator('#summary a').first().click();
  assert.deepEqual(await painted(page), [await page.locator('#summary a').first().innerText()]);
  assert.equal(await page.locator('nutgraf-summary [aria-current]').count(), 1);
  await page.evaluate(() => document.querySelector('#summary')?.remove());
  assert.deepEqual(await painted(page), []);
});

test('what it says of itself: states, parts, slots, language, direction', async (t) => {
  const slots = '<b slot=heading>Intinya</b><i slot=footer>Oleh Nutgraf</i>';
  const { page } = await openBody(
    t,
    `<nutgraf-summary id=own for=story open>${slots}</nutgraf-summary><div lang=id><nutgraf-summary id=id for=story open></nutgraf-summary></div>
     <nutgraf-summary id=fr for=story lang=fr open></nutgraf-summary>
     <div dir=rtl><nutgraf-summary id=rtl for=story open></nutgraf-summary></div>${ARTICLE}`,
    { script: "import { NutgrafSummaryElement } from './nutgraf/element.js'; const { words } = NutgrafSummaryElement; words.fr = { ...words.en, 'key-points': 'Points clés' };" },
  );
  for (const id of ['#own', '#id', '#fr', '#rtl']) await ready(page, id);
  const shown = (/** @type {string} */ id) => page.locator(id).evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const heading = /** @type {HTMLSlotElement} */ (root.querySelector('slot[name=heading]'));
    const [given] = heading.assignedElements();
    return {
      heading: (given ?? heading).textContent,
      lang: heading.lang,
      text: /** @type {HTMLElement} */ (root.querySelector('[part=text]')).lang,
      side: getComputedStyle(/** @type {Element} */ (root.querySelector('details'))).borderRightWidth,
    };
  });
  assert.deepEqual(await shown('#own'), { heading: 'Intinya', lang: 'en', text: 'en', side: '1px' });
  assert.deepEqual(await shown('#id'), { heading: 'Poin penting', lang: 'id', text: 'en', side: '1px' });
  assert.equal((await shown('#fr')).heading, 'Points clés');
  assert.equal((await shown('#rtl')).side, '4px', 'the coloured side is where lines begin');
  assert.ok(!(await page.locator('#own').evaluate((element) => element.shadowRoot?.querySelector('[part=note]')?.checkVisibility())));
});
