/** `<nutgraf-summary>` through its life: finding its article, reading it, noticing what changes, being moved and removed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ARTICLE, openBody, painted, ready } from './element-tools.mjs';

/** @import { Page } from 'playwright-core' */

/**
 * The text that the first element has read.
 * @param {Page} page
 * @param {string} [selector]
 */
function textOf(page, selector = 'nutgraf-summary') {
  return page.locator(selector).evaluate(async (element) => {
    const summary = /** @type {import('../../js/element.js').NutgrafSummaryElement} */ (element);
    await summary.ready;
    return summary.text;
  });
}

/** How pages are written, and the text that is read from them. */
const PAGES = [
  { name: 'blocks', html: '<h2>A title</h2><p>One.</p><p>Two.<br>Three.</p><div>Four<div>five</div>six</div>', text: '# A title\n\nOne.\n\nTwo.\nThree.\n\nFour\n\nfive\n\nsix' },
  { name: 'white space of the source', html: '\n  <p>\n    One\n    two   <b> three</b>\t<i>four</i>.\n  </p>\n', text: 'One two three four.' },
  { name: 'words across elements', html: '<p>un<b>brok</b>en, <a href="#x">li</a>nked</p>', text: 'unbroken, linked' },
  { name: 'paragraphs made of line breaks', html: '<div>One.<br><br>Two.<br>\n<br/>Three.<br>four</div>', text: 'One.\n\nTwo.\n\nThree.\nfour' },
  { name: 'line breaks that count', html: '<div class=line>One\ntwo</div>', text: 'One\ntwo' },
  { name: 'lists and tables', html: '<ul><li>One</li><li>two</li></ul><table><tr><th>A<td>1<tr><th>B<td>2</table>', text: 'One\n\ntwo\n\nA 1\n\nB 2' },
  { name: 'an inline element shown as a block', html: '<p><span class=block>One.</span><span class=block>Two.</span></p>', text: 'One.\n\nTwo.' },
  {
    name: 'what is no part of the telling',
    html: '<nav>x</nav><p>One.</p><aside>x</aside><figure><img alt="x"><figcaption>x</figcaption></figure><script>x</script><style></style><p>Two<sup><a href="#n">1</a></sup>.</p><button>x</button><footer>x</footer><pre><code>x</code></pre><p data-nutgraf-skip>x</p>',
    text: 'One.\n\nTwo.',
  },
  { name: 'what is hidden', html: '<p hidden>x</p><p class=gone>x</p><p aria-hidden=true>x</p><details><summary>One.</summary>x<p>x</p></details><p>Two.</p>', text: 'One.\n\nTwo.' },
  { name: 'emoji and no-break spaces', html: '<p>One 👩‍👩‍👧 two&nbsp;three.</p>', text: 'One 👩‍👩‍👧 two\u{a0}three.' },
];

test('reads a page as its readers do', async (t) => {
  const html = PAGES.map(({ html }, i) => `<section id=p${i}>${html}</section><nutgraf-summary id=s${i} for=p${i}></nutgraf-summary>`);
  const { page } = await openBody(t, html.join(''));
  for (const [i, { name, text }] of PAGES.entries()) {
    await page.locator(`#s${i}`).scrollIntoViewIfNeeded();
    assert.equal(await textOf(page, `#s${i}`), text, name);
  }
});

test('a place in the text is that place on the page, whatever the markup', async (t) => {
  const html = PAGES.map(({ html }) => html).join('');
  const { page } = await openBody(t, `<article>${html}</article>`);
  const wrong = await page.evaluate(async () => {
    const address = '/nutgraf/element-text.js';
    const { ArticleText } = await import(address);
    const article = new ArticleText(document.querySelector('article'));
    const words = [...article.text.matchAll(/[^\s#]+/g)];
    return words
      .map(({ 0: word, index }) => [word, article.ranges([{ start: index, end: index + word.length }]).join('')])
      .filter(([word, range]) => word !== range);
  });
  assert.deepEqual(wrong, []);
});

test('finds the article: by id, by selector, as its own content, around it', async (t) => {
  const { page, complaints } = await openBody(
    t,
    `<main>${ARTICLE}<section class="b c"><p>Part two of the story is told here, in a section of its own.</p></section>
     <nutgraf-summary id=a for=story></nutgraf-summary><nutgraf-summary id=b for=".b.c"></nutgraf-summary>
     <nutgraf-summary id=c><p>The article stands inside the element itself.</p><b slot=heading>x</b></nutgraf-summary>
     <article><p>The element stands inside the article.</p><nutgraf-summary id=d></nutgraf-summary></article></main>`,
  );
  assert.match(await textOf(page, '#a'), /^# Library of Marrow Hill/);
  assert.match(await textOf(page, '#b'), /^Part two/);
  assert.equal(await textOf(page, '#c'), 'The article stands inside the element itself.');
  assert.equal(await textOf(page, '#d'), 'The element stands inside the article.');
  assert.ok(await page.getByText('The article stands inside').first().isVisible(), 'its content is shown');
  assert.deepEqual(complaints, []);
});

test('finds the article of its own shadow tree, and paints there', async (t) => {
  const { page } = await openBody(t, '<div id=host></div>');
  await page.evaluate((html) => {
    const root = /** @type {any} */ (document.querySelector('#host')).attachShadow({ mode: 'open' });
    const made = document.createElement('nutgraf-summary');
    made.setAttribute('for', 'story');
    made.setAttribute('open', '');
    const article = document.createElement('article');
    article.id = 'story';
    article.append(...html.split(/<\/?p>|<[^>]*>/).filter((text) => text.trim()).map((text) => Object.assign(document.createElement('p'), { textContent: text })));
    root.append(made, article);
  }, ARTICLE);
  const link = page.locator('nutgraf-summary a').first();
  await link.click();
  assert.equal((await painted(page)).join().toLowerCase(), (await link.innerText()).toLowerCase());
  const colour = await page.locator('#story p').nth(1).evaluate((p) => getComputedStyle(p, '::highlight(nutgraf-place)').backgroundColor);
  assert.notEqual(colour, 'rgba(0, 0, 0, 0)');
});

test('an article that is missing is an error; it is read when it comes', async (t) => {
  const { page } = await openBody(t, '<main></main><nutgraf-summary for=story open></nutgraf-summary>');
  const error = await page.locator('nutgraf-summary').evaluate((element) =>
    /** @type {any} */ (element).ready.catch((/** @type {Error} */ { name, message }) => ({ name, message })),
  );
  assert.equal(error.name, 'TargetError');
  assert.match(error.message, /"story"/);
  assert.ok(await page.getByText('There is nothing to summarize here yet.').isVisible());
  await page.evaluate(() => {
    const article = Object.assign(document.createElement('div'), { id: 'story' });
    article.append('The bridge was opened on Monday by the mayor of the town.');
    document.querySelector('main')?.append(article);
  });
  await ready(page);
  assert.equal(await textOf(page), 'The bridge was opened on Monday by the mayor of the town.');
});

test('reads nothing before it is near the window', async (t) => {
  const { page } = await openBody(t, `${ARTICLE}<div style="height:1px"></div><nutgraf-summary for=story></nutgraf-summary>`, {
    viewport: { width: 800, height: 200 },
    before: (page) => page.addInitScript(() => addEventListener('DOMContentLoaded', () => {
      const space = document.createElement('div');
      space.style.height = '3000px';
      document.querySelector('nutgraf-summary')?.before(space);
    })),
  });
  await page.waitForFunction(() => customElements.get('nutgraf-summary'));
  await page.waitForTimeout(200);
  assert.ok(!(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')))));
  await page.locator('nutgraf-summary').scrollIntoViewIfNeeded();
  await ready(page);
});

test('notices what changes in the article, and only that', async (t) => {
  const { page } = await openBody(t, `<p id=clock></p><nutgraf-summary for=story open></nutgraf-summary>${ARTICLE}`);
  await ready(page);
  await page.evaluate(() => {
    const summary = /** @type {any} */ (document.querySelector('nutgraf-summary'));
    summary.count = 0;
    summary.addEventListener('nutgraf-summary', () => summary.count++);
  });
  const count = () => page.evaluate(() => /** @type {any} */ (document.querySelector('nutgraf-summary')).count);
  await page.evaluate(() => {
    /** @type {HTMLElement} */ (document.querySelector('#clock')).textContent = 'tick';
    document.querySelector('#story')?.append(document.createElement('hr'));
  });
  await page.waitForTimeout(500);
  assert.equal(await count(), 0, 'the text is the same');
  await page.evaluate(async () => {
    for (let i = 0; i < 5; i++) {
      /** @type {Element} */ (document.querySelectorAll('#story p')[2]).textContent += ` Day ${i} brought news of the cellar.`;
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('nutgraf-summary')).text.includes('Day 4'));
  await page.waitForTimeout(100);
  assert.equal(await count(), 1, 'changes in a row are read once');
  await page.evaluate(() => {
    const [, first, second] = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#story p'));
    first.className = 'gone';
    second.style.display = 'none';
  });
  const text = () => page.evaluate(() => /** @type {any} */ (document.querySelector('nutgraf-summary')).text);
  await page.waitForFunction(() => !/** @type {any} */ (document.querySelector('nutgraf-summary')).text.includes('Day 4'));
  assert.ok(!(await text()).includes('41,000 letters'), 'what is hidden now is read no more');
  await page.evaluate(() => {
    const other = Object.assign(document.createElement('div'), { id: 'story', textContent: 'Another story stands here now, about the harbour.' });
    document.querySelector('#story')?.replaceWith(other);
  });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('nutgraf-summary')).text.startsWith('Another'));
  await page.locator('nutgraf-summary a').first().click();
  assert.deepEqual(await painted(page), ['Another story stands here now, about the harbour.']);
});

test('a point shows what stands there now, also right after a change', async (t) => {
  const { page } = await openBody(t, `<nutgraf-summary for=story open></nutgraf-summary>${ARTICLE}`);
  await ready(page);
  await page.evaluate(() => {
    const story = /** @type {Element} */ (document.querySelector('#story'));
    story.replaceChildren(...[...story.children].map((child) => child.cloneNode(true)));
    /** @type {any} */ (document.querySelector('nutgraf-summary'))?.shadowRoot.querySelector('a').click();
  });
  assert.deepEqual(await painted(page), [await page.locator('nutgraf-summary a').first().innerText()]);
});

test('attributes and properties say the same; what is wrong is the default', async (t) => {
  const { page } = await openBody(t, '<p>x</p>');
  const seen = await page.evaluate(async () => {
    await customElements.whenDefined('nutgraf-summary');
    const element = document.createElement('nutgraf-summary');
    const seen = [];
    seen.push([element.htmlFor, element.type, element.length, element.focusOn, element.sentences, element.open, element.text]);
    for (const [name, value] of Object.entries({ for: 'a', type: 'teaser', length: 'long', focus: 'b', sentences: '2', open: '' })) element.setAttribute(name, value);
    seen.push([element.htmlFor, element.type, element.length, element.focusOn, element.sentences, element.open]);
    for (const [name, value] of Object.entries({ type: 'x', length: '', sentences: '-1' })) element.setAttribute(name, value);
    seen.push([element.type, element.length, element.sentences]);
    Object.assign(element, { htmlFor: 'c', type: 'tldr', length: 'short', focusOn: 'd', sentences: 3, open: false });
    seen.push(element.outerHTML);
    Object.assign(element, { focus: 'e', sentences: null, type: null });
    seen.push(element.outerHTML, typeof element.focus);
    return seen;
  });
  assert.deepEqual(seen, [
    ['', 'key-points', 'auto', '', null, false, ''],
    ['a', 'teaser', 'long', 'b', 2, true],
    ['key-points', 'auto', null],
    '<nutgraf-summary for="c" type="tldr" length="short" focus="d" sentences="3"></nutgraf-summary>',
    '<nutgraf-summary for="c" length="short" focus="e"></nutgraf-summary>',
    'function',
  ]);
});

test('type and length change what is shown without another reading', async (t) => {
  const { page } = await openBody(t, `<nutgraf-summary for=story open></nutgraf-summary>${ARTICLE}`, {
    script: `import { NutgrafSummaryElement } from './nutgraf/element.js';
      const { analyze } = NutgrafSummaryElement;
      globalThis.readings = [];
      NutgrafSummaryElement.analyze = (text, options, job) => (readings.push(JSON.parse(JSON.stringify(options))), analyze(text, options, job));`,
  });
  await ready(page);
  const links = page.locator('nutgraf-summary a');
  const set = (/** @type {Record<string, unknown>} */ values) =>
    page.evaluate((values) => void Object.assign(/** @type {object} */ (document.querySelector('nutgraf-summary')), values), values);
  await set({ length: 'short' });
  assert.equal(await links.count(), 3);
  await set({ sentences: 2 });
  assert.equal(await links.count(), 2);
  await set({ type: 'summary', sentences: 4 });
  assert.equal(await links.count(), 4);
  assert.equal(await page.locator('nutgraf-summary li').count(), 0);
  await set({ type: 'headline', sentences: null });
  assert.equal(await links.count(), 1);
  const readings = () => page.evaluate(() => /** @type {any} */ (globalThis).readings);
  assert.deepEqual(await readings(), [{ language: 'en' }]);
  await set({ focusOn: 'water', length: 'long' });
  await page.waitForFunction(() => /** @type {any} */ (globalThis).readings.length > 1);
  assert.deepEqual(await readings(), [{ language: 'en' }, { language: 'en', focus: 'water' }]);
});

test('a worker may read the article', async (t) => {
  const { page } = await openBody(t, `<nutgraf-summary for=story open></nutgraf-summary>${ARTICLE}`, {
    script: `import { NutgrafSummaryElement } from './nutgraf/element.js';
      import { analyze } from './nutgraf/worker.js';
      NutgrafSummaryElement.analyze = (text, options, { signal }) => analyze(text, { ...options, signal });`,
  });
  await ready(page);
  assert.ok((await page.locator('nutgraf-summary a').count()) > 2);
});

test('properties that were set before the definition count', async (t) => {
  const { page } = await openBody(t, '<nutgraf-summary></nutgraf-summary>', { script: '' });
  await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('nutgraf-summary'));
    Object.assign(element, { type: 'summary', open: true, focus: 'harbour', text: 'The harbour was closed on Monday. It will open again in June.' });
    const address = '/nutgraf/element.js';
    await import(address);
  });
  await ready(page);
  const element = page.locator('nutgraf-summary');
  for (const [name, value] of Object.entries({ type: 'summary', open: '', focus: 'harbour' })) assert.equal(await element.getAttribute(name), value);
  assert.equal(await element.locator('a').count(), 0, 'a text that is not in the page has no place there');
  assert.match(await element.locator('[part=paragraph]').innerText(), /harbour/);
});

test('moved, copied, removed and put back: it works on, and leaves nothing behind', async (t) => {
  const { page, complaints } = await openBody(t, `<div id=here><nutgraf-summary for=story open></nutgraf-summary></div><div id=there></div>${ARTICLE}`);
  await ready(page);
  await page.locator('nutgraf-summary a').first().click();
  const counts = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('nutgraf-summary'));
    let readings = 0;
    element.addEventListener('nutgraf-progress', () => readings++);
    document.querySelector('#there')?.append(element);
    const copy = element.cloneNode(true);
    element.after(copy);
    await copy.ready;
    const links = copy.shadowRoot.querySelectorAll('a').length;
    element.remove();
    document.querySelector('#story p')?.append(' The mayor came too.');
    await new Promise((done) => setTimeout(done, 400));
    const away = readings;
    document.querySelector('#here')?.append(element);
    await element.ready;
    await new Promise((done) => setTimeout(done, 100));
    return { links, away, back: readings > away, text: element.text.includes('The mayor came too.') };
  });
  assert.ok(counts.links > 0);
  assert.deepEqual({ ...counts, links: 0 }, { links: 0, away: 0, back: true, text: true });
  assert.deepEqual(await painted(page), [], 'nothing stays painted');
  assert.deepEqual(complaints, []);
});

test('removed while it reads: that reading is given up', async (t) => {
  const { page } = await openBody(t, `${ARTICLE}<nutgraf-summary for=story></nutgraf-summary>`, {
    script: `import { NutgrafSummaryElement } from './nutgraf/element.js';
      NutgrafSummaryElement.analyze = (text, options, { signal }) => new Promise((_, failed) => { globalThis.signal = signal; });`,
  });
  await page.waitForFunction(() => 'signal' in globalThis);
  const aborted = await page.evaluate(() => {
    document.querySelector('nutgraf-summary')?.remove();
    return /** @type {any} */ (globalThis).signal.aborted;
  });
  assert.ok(aborted);
});

test('moved into a frame it keeps its looks', async (t) => {
  const { page } = await openBody(t, `<iframe></iframe>${ARTICLE}<nutgraf-summary for=story></nutgraf-summary>`);
  await ready(page);
  const display = await page.evaluate(() => {
    const frame = /** @type {any} */ (document.querySelector('iframe')).contentDocument;
    const element = /** @type {any} */ (document.querySelector('nutgraf-summary'));
    frame.body.append(element);
    return frame.defaultView.getComputedStyle(element.shadowRoot.querySelector('summary')).display;
  });
  assert.equal(display, 'flex');
});

test('imported twice, or where the name is taken, it leaves the first as it is', async (t) => {
  const { page, complaints } = await openBody(t, '', { script: '' });
  const same = await page.evaluate(async () => {
    class Other extends HTMLElement {}
    customElements.define('nutgraf-summary', Other);
    for (const address of ['/nutgraf/element.js', '/nutgraf/element.js?again']) await import(address);
    return customElements.get('nutgraf-summary') === Other;
  });
  assert.ok(same);
  assert.deepEqual(complaints, []);
});

test('an engine that is missing is an error that can be tried again', async (t) => {
  let broken = true;
  const { page } = await openBody(t, `<nutgraf-summary for=story open></nutgraf-summary>${ARTICLE}`, {
    before: (page) => page.route('**/engine.wasm', (route) => (broken ? route.abort() : route.continue())),
  });
  const error = await page.locator('nutgraf-summary').evaluate((element) => /** @type {any} */ (element).ready.catch((/** @type {Error} */ { name }) => name));
  assert.equal(error, 'EngineError');
  assert.ok(await page.getByText('The summary could not be made.').isVisible());
  assert.ok(await page.locator('nutgraf-summary').evaluate((element) => element.matches(':state(error)')));
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await ready(page);
});

test('tells what happens: progress, summary, states, a promise', async (t) => {
  const { page } = await openBody(t, ARTICLE);
  const told = await page.evaluate(async () => {
    await customElements.whenDefined('nutgraf-summary');
    const told = /** @type {unknown[]} */ ([]);
    for (const name of /** @type {const} */ (['nutgraf-progress', 'nutgraf-summary', 'nutgraf-error'])) {
      document.addEventListener(name, (event) => {
        const { detail, composed, target } = /** @type {CustomEvent} */ (event);
        const states = ['loading', 'ready', 'empty', 'error'].filter((state) => /** @type {Element} */ (target).matches(`:state(${state})`));
        told.push([name, detail.progress ?? detail.points.length, composed, ...states]);
      });
    }
    const element = document.createElement('nutgraf-summary');
    element.htmlFor = 'story';
    element.length = 'short';
    const { ready } = element;
    document.body.prepend(element);
    told.push((await ready) === element.analysis, element.points.length);
    element.text = '';
    told.push((await element.ready).sentences.length);
    return told;
  });
  assert.deepEqual(told, [
    ['nutgraf-progress', 0, true, 'loading'],
    ['nutgraf-progress', 0.5, true, 'loading'],
    ['nutgraf-progress', 1, true, 'loading'],
    ['nutgraf-summary', 3, true, 'ready'],
    true,
    3,
    ['nutgraf-progress', 0, true, 'loading'],
    ['nutgraf-progress', 0.5, true, 'loading'],
    ['nutgraf-progress', 1, true, 'loading'],
    ['nutgraf-summary', 0, true, 'empty'],
    0,
  ]);
});
