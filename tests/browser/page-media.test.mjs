/** What readers ask of their system, and paper: print, more contrast, forced colours, reduced motion. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ARTICLE, openReader, painted, paste } from './page-tools.mjs';

/** @import { Page } from 'playwright-core' */

/**
 * The styles of the first element that fits.
 * @param {Page} page
 * @param {string} selector
 * @param {string[]} names
 */
const styles = (page, selector, ...names) =>
  page.evaluate(
    ([selector, ...names]) => {
      const style = getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
      return names.map((name) => style.getPropertyValue(name));
    },
    [selector, ...names],
  );

for (const width of [794, 1280]) {
  test(`on paper stand the result, then the whole article, dark on white: ${width} wide`, async (t) => {
    const { page } = await openReader(t, { colorScheme: 'dark', viewport: { width, height: 600 } });
    await paste(page, `${ARTICLE}\n\n${'Harga bubur kertas naik tajam sejak Maret. '.repeat(200)}`);
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const box = (/** @type {string} */ selector) => /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
      const reading = /** @type {Element} */ (document.querySelector('.reading'));
      const shown = [...document.querySelectorAll('button, select, input, textarea')].filter((e) => e.checkVisibility());
      return {
        order: box('#results').bottom <= box('.reading').top,
        whole: reading.scrollHeight <= reading.clientHeight + 1,
        wide: document.documentElement.scrollWidth - innerWidth,
        // What leads to a place in the article is text here.
        controls: shown.filter((e) => !e.matches('[data-place]')).map((e) => e.outerHTML),
        folded: [...document.querySelectorAll('.fold li')].every((e) => e.getBoundingClientRect().height > 0),
        scheme: getComputedStyle(document.documentElement).colorScheme,
      };
    });
    assert.deepEqual(seen, { order: true, whole: true, wide: 0, controls: [], folded: true, scheme: 'light' });
    const [ink] = await styles(page, 'body', 'color');
    assert.ok(/\d+/.exec(ink)?.[0] && Number(/\d+/.exec(ink)?.[0]) < 60, ink);
    assert.ok((await page.pdf()).length > 1000);
  });
}

test('who asks for more contrast gets it', async (t) => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page } = await openReader(t, { colorScheme, contrast: 'more' });
    await paste(page, ARTICLE);
    const [ink] = await styles(page, 'body', 'color');
    for (const quiet of ['.counts', '.status', '.tagline', '.card dt']) assert.deepEqual(await styles(page, quiet, 'color'), [ink], quiet);
    const [line] = await styles(page, '.card', 'border-right-color');
    const { page: usual } = await openReader(t, { colorScheme });
    await paste(usual, ARTICLE);
    assert.notDeepEqual(await styles(usual, '.card', 'border-right-color'), [line]);
  }
});

test('with forced colours what is chosen, marked or in focus can be told from the rest', async (t) => {
  const { page, complaints } = await openReader(t, { forcedColors: 'active' });
  await paste(page, ARTICLE);
  const point = page.locator('.point').first();
  await point.click();
  assert.notDeepEqual(await painted(page), []);
  assert.deepEqual(await styles(page, '.point[aria-pressed=true]', 'outline-style'), ['solid']);
  assert.deepEqual(await styles(page, '.reading .chosen', 'text-decoration-line'), ['underline']);
  const [mark] = await page.evaluate(() => [getComputedStyle(document.body, '::highlight(place)').backgroundColor]);
  const [paper] = await styles(page, 'body', 'background-color');
  assert.notEqual(mark, paper);
  const [chosen, other] = await page.evaluate(() =>
    ['true', 'false'].map((pressed) => getComputedStyle(/** @type {Element} */ (document.querySelector(`.choice [aria-pressed=${pressed}]`))).backgroundColor),
  );
  assert.notEqual(chosen, other);
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    const active = /** @type {Element} */ (document.activeElement);
    return [active, active.closest('.card')].some((e) => e && getComputedStyle(e).outlineStyle === 'solid');
  });
  assert.ok(outline, 'the focus can be seen');
  assert.deepEqual(complaints, []);
});

test('who asks for less motion sees none: a place is there at once', async (t) => {
  const { page } = await openReader(t, { reducedMotion: 'reduce', viewport: { width: 1280, height: 500 } });
  await paste(page, `${'Harga bubur kertas naik tajam sejak Maret. \n\n'.repeat(60)}${ARTICLE}`);
  for (const point of await page.locator('.point, .person').all()) {
    if (!(await point.isVisible())) continue;
    const there = await point.evaluate((element) => {
      /** @type {HTMLElement} */ (element).click();
      const [range] = /** @type {Range[]} */ ([...(CSS.highlights.get('place') ?? [])]);
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && document.getAnimations().length === 0;
    });
    assert.ok(there);
  }
});
