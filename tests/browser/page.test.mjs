/** The page as its readers use it: by mouse, by keyboard, on a phone, in two languages. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from '../../scripts/steps.mjs';
import { analysed, ARTICLE, EMOJI, openReader, painted, paste } from './page-tools.mjs';

test('a pasted article is read at once: points, summary, keyphrases, status', async (t) => {
  const { page, complaints } = await openReader(t);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'text', 'the box waits for a paste');
  await paste(page, ARTICLE);
  assert.ok((await page.locator('.point, .card').count()) >= 3);
  assert.ok((await page.locator('.summary-text a').count()) >= 1);
  assert.match(await page.getByRole('status').innerText(), /^Summary ready: \d+ points?, \d+ s saved$/);
  assert.ok(await page.locator('#reading').isVisible(), 'the article is shown for reading');
  assert.equal(await page.locator('#reading').getAttribute('lang'), 'id');
  const sentences = await page.locator('#reading .chosen').allInnerTexts();
  assert.deepEqual(sentences, await page.locator('.summary-text a').allInnerTexts());
  assert.deepEqual(complaints, []);
});

test('the length changes the summary without a new analysis', async (t) => {
  const { page } = await openReader(t);
  await paste(page, ARTICLE);
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  assert.equal(await page.locator('.summary-text a').count(), 1);
  assert.equal(await page.locator('#reading .chosen').count(), 1);
  const first = await page.locator('.summary-text a').innerText();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('.summary-text a').count(), 3);
  assert.equal(await slider.getAttribute('aria-valuetext'), '3 sentences');
  assert.ok((await page.locator('.summary-text a').allInnerTexts()).includes(first), 'the longer holds the shorter');
  await page.getByRole('button', { name: 'Long' }).click();
  assert.equal(await page.locator('.summary-text a').count(), 5);
  assert.equal(await analysed(page), 1);
});

test('a point shows its very place in the article, Escape takes the mark off', async (t) => {
  const { page } = await openReader(t);
  await paste(page, ARTICLE);
  const points = page.locator('button.point:visible');
  for (let index = 0; index < (await points.count()); index++) {
    const point = points.nth(index);
    await point.click();
    assert.equal(await point.getAttribute('aria-pressed'), 'true');
    assert.equal(await page.locator('#results [aria-pressed=true][data-place]').count(), 1);
    const expected = await page.evaluate(
      (id) => {
        const { text, analysis } = analyses[0];
        return analysis.keyPoints[Number(id.split('-')[1])].spans.map(({ start, end }) => text.slice(start, end));
      },
      String(await point.getAttribute('id')),
    );
    assert.deepEqual(await painted(page), expected);
  }
  await page.keyboard.press('Escape');
  assert.deepEqual(await painted(page), []);
  assert.equal(await page.locator('#results [aria-pressed=true][data-place]').count(), 0);
});

test('a marked sentence in the article leads to what uses it', async (t) => {
  const { page } = await openReader(t);
  await paste(page, ARTICLE);
  const links = page.locator('#reading a[href]');
  assert.ok((await links.count()) >= 3);
  for (let index = 0; index < (await links.count()); index++) {
    const link = links.nth(index);
    const id = String(await link.getAttribute('href')).slice(1);
    await link.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), id);
    assert.ok(await page.locator(`#${id}:is([aria-pressed=true], [aria-current=true])`).isVisible());
    const marked = (await painted(page)).join(' ');
    const sentence = await link.innerText();
    assert.ok(
      sentence.includes(marked) ||
        marked.includes(sentence) ||
        marked.split(' ').some((word) => sentence.includes(word)),
    );
  }
});

test('everything can be done with the keyboard alone', async (t) => {
  const { page, complaints } = await openReader(t);
  await paste(page, ARTICLE);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '');
  const tabTo = async (/** @type {RegExp} */ id) => {
    for (let step = 0; step < 60 && !id.test(await focused()); step++) await page.keyboard.press('Tab');
    assert.match(await focused(), id);
    const outline = await page.evaluate(() => {
      const active = document.activeElement;
      const card = active?.closest('.card');
      return [active, card].some((e) => e && getComputedStyle(e).outlineStyle !== 'none');
    });
    assert.ok(outline, `the focus on ${id} can be seen`);
  };
  await tabTo(/^(point|change)-/);
  const first = await focused();
  await page.keyboard.press('Enter');
  assert.ok((await painted(page)).length > 0);
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await focused(), first);
  assert.match(await focused(), /^(point|change|sentence)-/);
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), first);
  await page.keyboard.press('Escape');
  assert.deepEqual(await painted(page), []);
  await tabTo(/^sentence-/);
  await page.keyboard.press('Enter');
  assert.equal((await painted(page)).length, 1);
  // Back to the article, and from a sentence there to what uses it.
  await page.locator('#reading').focus();
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement?.matches('#reading a[href]')));
  await page.keyboard.press('Enter');
  assert.match(await focused(), /^(point|change|sentence)-/);
  await page.locator('#toggle').focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'text');
  assert.deepEqual(complaints, []);
});

test('typing works without a button, and the box stays', async (t) => {
  const { page } = await openReader(t);
  await page.keyboard.type('The council closed the old bridge on Friday. ');
  await page.keyboard.type('Repairs will take four months, the mayor said.');
  await page.locator('#results').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'text');
  assert.ok((await page.locator('.summary-text a').count()) >= 1);
  await page.getByRole('button', { name: 'Clear' }).click();
  assert.ok(await page.locator('#empty').isVisible());
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'text');
});

test('every place is right after emoji and in text with CRLF', async (t) => {
  const { page } = await openReader(t);
  await paste(page, EMOJI);
  const places = page.locator('#results [data-place]:visible');
  const analysis = await page.evaluate(() => analyses[0]);
  assert.doesNotMatch(analysis.text, /\r/, 'what is read is what is shown');
  for (let index = 0; index < (await places.count()); index++) {
    const place = places.nth(index);
    const name = await place.evaluate((e) => (e.matches('.point, .summary-text a') ? e.textContent : ''));
    if (!name) continue;
    await place.click();
    const marked = (await painted(page)).join(' ');
    for (const word of name.split(/\s+/))
      assert.ok(marked.includes(word.replace(/[.…]$/, '')), `“${word}” in “${marked}”`);
  }
});

test('axe finds nothing wrong, in light and dark, before and after a text, wide and on a phone', async (t) => {
  const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  for (const colorScheme of /** @type {const} */ (['light', 'dark']))
    for (const width of [1280, 375]) {
      const { page } = await openReader(t, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      const wrong = async () => {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
        return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ n) => `${id} ${n.target}`));
      };
      assert.deepEqual(await wrong(), [], `${colorScheme}, ${width} px, empty`);
      await paste(page, ARTICLE);
      await page.locator('.card .person').first().click();
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      assert.deepEqual(await wrong(), [], `${colorScheme}, ${width} px, with a result`);
    }
});

test('the interface speaks Indonesian and English, remembers it, and keeps the result', async (t) => {
  const { page } = await openReader(t, { locale: 'id-ID' });
  assert.equal(await page.locator('html').getAttribute('lang'), 'id');
  await paste(page, ARTICLE);
  assert.match(await page.getByRole('status').innerText(), /^Ringkasan siap: \d+ poin, hemat /);
  const summary = await page.locator('.summary-text').innerText();
  await page.getByRole('button', { name: 'EN: English' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await page.getByRole('status').innerText(), /^Summary ready/);
  assert.equal(await page.locator('.summary-text').innerText(), summary);
  assert.equal(await page.locator('.summary-text').getAttribute('lang'), 'id');
  assert.equal(await analysed(page), 1);
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test("the article's language can be set by hand", async (t) => {
  const { page } = await openReader(t);
  await paste(page, ARTICLE);
  const choice = page.getByLabel('Language', { exact: true });
  assert.match(await choice.locator('option:checked').innerText(), /^Indonesian · \d+% sure$/);
  await choice.selectOption('en');
  await page.waitForFunction(() => analyses.length === 2);
  assert.equal(await page.evaluate(() => analyses[1].analysis.language.given), true);
});

test('no screen scrolls sideways, and the article stays in sight on a phone', async (t) => {
  for (const width of [320, 390, 768, 1280, 1920]) {
    const { page } = await openReader(t, { viewport: { width, height: 800 } });
    await paste(page, `${ARTICLE}\n\n${'Pneumono'.repeat(40)}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${width} px: ${wide} px too wide`);
    await page.locator('.summary-text a').first().click();
    const marked = await page.evaluate(() => {
      const range = [...(CSS.highlights.get('place') ?? [])][0];
      const { top, bottom } = /** @type {Range} */ (range).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    assert.ok(marked, `${width} px: the marked place is on the screen`);
  }
});

test('light and dark follow the system, and every text has contrast', async (t) => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page } = await openReader(t, { colorScheme, reducedMotion: 'reduce' });
    await paste(page, ARTICLE);
    const low = await page.evaluate(() => {
      const canvas = /** @type {CanvasRenderingContext2D} */ (
        document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      );
      const rgb = (/** @type {string} */ color) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const light = (/** @type {number[]} */ [r, g, b]) =>
        [r, g, b]
          .map((c) => (c / 255 <= 0.04 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (/** @type {Element | null} */ e) => {
        for (; e; e = e.parentElement) {
          const color = rgb(getComputedStyle(e).backgroundColor);
          if (color[3] === 255) return color;
        }
        return [255, 255, 255, 255];
      };
      const found = [];
      for (const e of document.querySelectorAll('body *')) {
        if (![...e.childNodes].some((n) => n.nodeType === 3 && n.nodeValue?.trim()) || !e.checkVisibility()) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) found.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
      }
      return { found, paper: light(ground(document.body)) };
    });
    assert.deepEqual(low.found, []);
    assert.equal(low.paper > 0.5, colorScheme === 'light');
  }
});

test('targets are at least 24 px', async (t) => {
  const { page } = await openReader(t, { viewport: { width: 390, height: 800 } });
  await paste(page, ARTICLE);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, input, summary')]
      .filter((e) => e.checkVisibility())
      .map((e) => ({
        name: `${e.tagName} ${e.id} ${e.className} ${e.textContent}`,
        ...e.getBoundingClientRect().toJSON(),
      }))
      .filter(({ width, height }) => width < 24 || height < 24)
      .map(({ name, width, height }) => `${name}: ${width} × ${height}`),
  );
  assert.deepEqual(small, []);
});

test('an engine that cannot be loaded is said kindly, and the text is kept', async (t) => {
  const { page } = await openReader(t, {
    before: (page) => page.route('**/engine.wasm', (route) => route.fulfill({ status: 404 })),
  });
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /could not be loaded/);
  await page.evaluate(() => navigator.clipboard.writeText('The council closed the bridge.'));
  await page.keyboard.press('ControlOrMeta+v');
  await page.locator('#text').waitFor();
  assert.equal(await page.locator('#text').inputValue(), 'The council closed the bridge.');
  assert.ok(await page.getByRole('button', { name: 'Load the page again' }).isVisible());
});

test('a megabyte does not hold up the page for long', async (t) => {
  const { page, complaints } = await openReader(t);
  const long = Array.from({ length: 2600 }, (_, i) => ARTICLE.slice(0, 380).replace('Senin', `hari ke-${i}`)).join(
    '\n\n',
  );
  const started = Date.now();
  await paste(page, long);
  const took = Date.now() - started;
  assert.ok(took < 15_000, `${long.length} characters took ${took} ms`);
  await page.locator('button.point:visible').last().click();
  assert.ok((await painted(page)).length > 0);
  const length = Date.now();
  await page.getByRole('button', { name: 'Long' }).click();
  assert.ok(Date.now() - length < 5000, `another length took ${Date.now() - length} ms`);
  assert.deepEqual(complaints, []);
});

test('the summary can be copied, as text and all of it as Markdown', async (t) => {
  const { page } = await openReader(t);
  await paste(page, ARTICLE);
  await page.getByRole('button', { name: 'Copy summary' }).click();
  await page.getByText('Copied.').first().waitFor();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  assert.equal(
    (await clipboard()).replace(/\s+/g, ' '),
    (await page.locator('.summary-text').innerText()).replace(/\s+/g, ' '),
  );
  await page.getByRole('button', { name: 'Copy all as Markdown' }).click();
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.startsWith('## ')));
  assert.match(await clipboard(), /## Summary\n\n/);
});

test('the latest text wins: one that is still being read is given up', async (t) => {
  const { page, complaints } = await openReader(t);
  const long = ARTICLE.repeat(4000);
  await page.evaluate((text) => navigator.clipboard.writeText(text), long);
  await page.keyboard.press('ControlOrMeta+v');
  await page.getByText('Reading').first().waitFor();
  await paste(page, EMOJI);
  assert.equal(await analysed(page), 1);
  assert.match(await page.locator('#reading').innerText(), /harbour board/);
  assert.deepEqual(complaints, []);
});
