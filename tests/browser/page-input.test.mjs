/** The ways a text comes into the page: pasted, dropped, opened; and that the page is whole where it is put. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from '../../scripts/steps.mjs';
import { openPage } from './harness.mjs';
import { ARTICLE, EMOJI, openReader, paste } from './page-tools.mjs';

test('a paste replaces the sample, and one in the reading view replaces the article', async (t) => {
  const { page, complaints } = await openReader(t);
  await page.locator('[data-sample=en]').click();
  await page.locator('#results').waitFor();
  assert.match(await page.locator('#reading').innerText(), /Halden/);
  await page.getByRole('button', { name: 'Edit' }).click();
  await paste(page, ARTICLE);
  assert.doesNotMatch(await page.locator('#reading').innerText(), /Halden/);
  await paste(page, EMOJI);
  assert.match(await page.locator('#reading').innerText(), /^😀 The harbour/);
  assert.deepEqual(complaints, []);
});

test('HTML that is pasted stays text', async (t) => {
  const { page, complaints } = await openReader(t);
  const html =
    '<img src=x onerror="globalThis.harm=1"> The <b>mayor</b> closed the bridge. <script>globalThis.harm=1</script> It reopens in May.';
  await paste(page, html);
  assert.ok((await page.locator('#reading').innerText()).includes('<b>mayor</b>'));
  assert.equal(await page.locator('#reading :is(img, b, script), #results :is(img, script)').count(), 0);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).harm), undefined);
  assert.deepEqual(complaints, []);
});

test('a saved page, dropped or opened, is read as its text; nothing in it runs or loads', async (t) => {
  const { page, complaints } = await openReader(t);
  const html = `<!doctype html><title>x</title><style>p{color:red}</style><nav>Home News</nav><main>
    <h1>The bridge</h1><p>The <b>mayor</b> closed
    the bridge&nbsp;on Friday &amp; said so.<p>Repairs take<br>four months.<img src=/none.png onerror="globalThis.harm=1">
    <script>globalThis.harm=1</script></main><footer>Imprint</footer>`;
  await page.evaluate((html) => {
    const data = new DataTransfer();
    data.items.add(new File([html], 'page.html', { type: 'text/html' }));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, html);
  await page.locator('#results').waitFor();
  const text = 'The bridge\n\nThe mayor closed the bridge\u00a0on Friday & said so.\n\nRepairs take\nfour months.';
  assert.equal(await page.locator('#text').inputValue(), text);
  await page.locator('#file').setInputFiles({ name: 'a.HTM', mimeType: '', buffer: Buffer.from('\ufeff<p>Wide text.', 'utf16le') });
  await page.waitForFunction(() => analyses.at(-1)?.text === 'Wide text.');
  await page.locator('#file').setInputFiles({ name: 'b.html', mimeType: 'text/html', buffer: Buffer.from('<nav>Home</nav>') });
  assert.match(await page.getByRole('alert').innerText(), /nothing to summarize/);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).harm), undefined);
  // The browser tells that the policy would not let it run, were it ever shown.
  assert.deepEqual(complaints.filter((complaint) => !/^console: \w+ inline .* Policy/.test(complaint)), []);
});

test('rich text on the clipboard is pasted as text, also where it holds nothing else', async (t) => {
  const { page, complaints } = await openReader(t);
  for (const types of [['text/html'], ['text/html', 'text/plain']]) {
    await page.evaluate((types) => {
      const clipboardData = new DataTransfer();
      const given = { 'text/html': '<p>The <i>mayor</i> met them.</p>', 'text/plain': 'The mayor met us.' };
      for (const type of types) clipboardData.setData(type, given[/** @type {keyof typeof given} */ (type)]);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, types);
    const text = types.length > 1 ? 'The mayor met us.' : 'The mayor met them.';
    await page.waitForFunction((text) => analyses.at(-1)?.text === text, text);
  }
  assert.equal(await page.locator('#reading i').count(), 0);
  assert.deepEqual(complaints, []);
});

test('the page put together for a host of static files misses nothing', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-page-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'build-page.mjs'), join(folder, 'page')]);
  assert.equal(status, 0, String(stderr));
  const { page, complaints } = await openPage(t, { mounts: [['/', join(folder, 'page')]] });
  await page.locator('[data-sample=id]').click();
  await page.locator('#results').waitFor();
  assert.deepEqual(complaints, []);
});

test('a text file can be opened; another file is refused kindly', async (t) => {
  const { page, complaints } = await openReader(t);
  const file = (/** @type {string} */ name, /** @type {string} */ mimeType, /** @type {Buffer} */ buffer) => ({
    name,
    mimeType,
    buffer,
  });
  await page.locator('#file').setInputFiles(file('a.png', 'image/png', Buffer.from([1, 2, 3])));
  assert.match(await page.getByRole('alert').innerText(), /Only text files/);
  await page.locator('#file').setInputFiles(file('a.txt', 'text/plain', Buffer.from([0xff, 0xfe, 0xfd])));
  await page.getByText('could not be read as text').waitFor();
  await page
    .locator('#file')
    .setInputFiles(file('a.txt', 'text/plain', Buffer.from(`${ARTICLE.replaceAll('\n', '\r\n')}`)));
  await page.locator('#results').waitFor();
  assert.ok(await page.getByRole('alert').isHidden());
  assert.deepEqual(complaints, []);
});

/** Texts that say something, and what a reader must then see. @type {Record<string, [text: string, seen: RegExp]>} */
const ODD = {
  'one word': ['Nutgraf', /Nutgraf/],
  'no full stop': ['the board met on monday and named ana putri', /named ana putri/],
  'emoji only': ['😀👩‍👩‍👧🏽🇮🇩 🚢🚢', /👩‍👩‍👧🏽/u],
  'control characters': ['The board\0 met.\u0007 It \u001b[31mchose\u001b[0m Ana.', /Ana/],
  'lone surrogates': ['The \ud800board met. \udc00It chose Ana.', /chose Ana/],
  'right to left': ['اجتمع المجلس يوم الاثنين. واختار آنا رئيسة.', /المجلس/],
  'a word of 1 MB': ['a'.repeat(1_000_000), /aaa …/],
};

for (const [name, [text, seen]] of Object.entries(ODD))
  test(`odd text: ${name}`, async (t) => {
    const { page, complaints } = await openReader(t);
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await page.locator('#results').waitFor();
    const shown = await page.locator('#results').innerText();
    assert.match(shown, seen);
    assert.ok(shown.length < 50_000, 'nobody reads more');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    const direction = await page.locator('.points li').first().evaluate((item) => getComputedStyle(item).direction);
    assert.equal(direction, name === 'right to left' ? 'rtl' : 'ltr');
    assert.match(await page.getByRole('status').innerText(), /^Summary ready: \d+ points?(, \d+ s saved)?$/);
    assert.deepEqual(complaints, []);
  });

test('blanks say nothing, and the page says so when asked for more', async (t) => {
  const { page } = await openReader(t);
  await page.locator('#text').fill(' \n\t\u00a0');
  assert.ok(await page.locator('#empty').isVisible());
  await page.locator('#file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(' \n') });
  assert.match(await page.getByRole('alert').innerText(), /nothing to summarize/);
  // The answer to the blanks comes a moment later, and leaves that in sight.
  await page.waitForTimeout(400);
  assert.ok(await page.getByRole('alert').isVisible());
});
