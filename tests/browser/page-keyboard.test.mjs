/** The whole page by keyboard: every control is reached, in the order it is read, can be seen there, and does its work. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ARTICLE, openReader, paste } from './page-tools.mjs';

/** @import { Page } from 'playwright-core' */

/**
 * What Tab leads to from the first control on, or Shift+Tab from the last, until it leaves the page.
 * @param {Page} page
 * @param {'Tab' | 'Shift+Tab'} key
 */
async function walk(page, key) {
  await page.evaluate((key) => {
    const controls = document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex="0"]');
    const usable = [...controls].filter((e) => e.checkVisibility() && !e.matches(':disabled, [tabindex="-1"]'));
    for (const e of document.querySelectorAll('[data-nth]')) e.removeAttribute('data-nth');
    usable.forEach((e, i) => e.setAttribute('data-nth', String(i)));
    /** @type {HTMLElement | undefined} */ (usable.at(key === 'Tab' ? 0 : -1))?.focus({ focusVisible: true });
  }, key);
  const seen = [];
  for (let step = 0; step < 300; step++) {
    if (step > 0) await page.keyboard.press(key);
    const at = await page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return null;
      const { top, bottom } = active.getBoundingClientRect();
      const around = [active, active.closest('.card'), active.closest('label')];
      return {
        nth: Number(active.getAttribute('data-nth') ?? -1),
        name: `${active.tagName} ${active.id} ${active.className}`,
        outlined: around.some((e) => e && getComputedStyle(e).outlineStyle !== 'none'),
        inSight: bottom > 0 && top < innerHeight,
      };
    });
    if (!at || at.nth === seen[0]?.nth) break; // It goes around.
    seen.push(at);
  }
  const all = await page.evaluate(() => document.querySelectorAll('[data-nth]').length);
  return { seen, all };
}

for (const width of [1280, 390]) {
  test(`Tab reaches every control once, in the order of the page, and back: ${width} wide`, async (t) => {
    const { page } = await openReader(t, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    for (const text of ['', ARTICLE]) {
      if (text) await paste(page, text);
      const { seen, all } = await walk(page, 'Tab');
      const order = seen.map(({ nth }) => nth);
      assert.deepEqual(seen.filter(({ outlined, inSight }) => !outlined || !inSight), []);
      assert.deepEqual(order, [...new Set(order)], 'none twice');
      assert.ok(all - order.length <= 1, `${order.length} of ${all} reached`);
      const back = await walk(page, 'Shift+Tab');
      assert.deepEqual(new Set(back.seen.map(({ name }) => name)), new Set(seen.map(({ name }) => name)));
      await page.locator('#text').focus();
    }
  });
}

test('each control does its work by keyboard', async (t) => {
  const { page, complaints } = await openReader(t);
  await page.locator('[data-sample=en]').focus();
  await page.keyboard.press('Enter');
  await page.locator('#results h3').first().waitFor();
  const slider = page.locator('#length');
  await slider.focus();
  await page.keyboard.press('Home');
  assert.equal(await page.locator('.summary-text a').count(), 1);
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('.summary-text a').count(), 2);
  const fold = page.locator('.fold').last();
  const open = await fold.evaluate((e) => /** @type {HTMLDetailsElement} */ (e).open);
  await fold.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.notEqual(await fold.evaluate((e) => /** @type {HTMLDetailsElement} */ (e).open), open);
  await page.locator('.masthead .choice button').first().focus();
  await page.keyboard.press('Space');
  assert.equal(await page.locator('html').getAttribute('lang'), 'id');
  const preset = page.locator('[data-preset=long]');
  await preset.focus();
  await page.keyboard.press('Space');
  assert.equal(await preset.getAttribute('aria-pressed'), 'true');
  assert.deepEqual(complaints, []);
});
