/** The Worker in workerd, as it will run: bundled, the engine compiled beforehand. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { analyze, select } from 'nutgraf';

const TEXT = 'Dewan 😀 bertemu hari Senin. Dewan menunjuk Ana Putri sebagai direktur utama. Saham naik 4 persen setelah itu.';
const LIMIT = 5000;

const bundle = await build({
  entryPoints: ['worker.js'],
  bundle: true,
  format: 'esm',
  conditions: ['workerd'],
  external: ['*.wasm'],
  write: false,
});
const worker = new Miniflare({
  compatibilityDate: '2026-07-01',
  modules: [
    { type: 'ESModule', path: 'worker.js', contents: bundle.outputFiles[0].text },
    { type: 'CompiledWasm', path: 'engine.wasm', contents: readFileSync(createRequire(import.meta.url).resolve('nutgraf/engine.wasm')) },
  ],
  bindings: { MAX_BYTES: String(LIMIT), ORIGINS: 'https://news.example https://other.example' },
});
after(() => worker.dispose());

const JSON_TYPE = { 'Content-Type': 'application/json' };

/**
 * @param {BodyInit} body
 * @param {Record<string, string>} [headers]
 * @param {string} [query]
 */
const post = (body, headers = JSON_TYPE, query = '') =>
  worker.dispatchFetch(`http://localhost/${query}`, { method: 'POST', body, headers, duplex: 'half' });

test('JSON is answered with what the package gives in Node', async () => {
  const response = await post(JSON.stringify({ text: TEXT, sentences: 2, title: 'Dewan' }));
  assert.equal(response.status, 200);
  const analysis = await analyze(TEXT, { title: 'Dewan' });
  const { language, keyPoints, changes } = analysis;
  assert.deepEqual(await response.json(), { language, summary: select(analysis, { sentences: 2 }), keyPoints, changes });
});

test('text is answered with text to who wants text', async () => {
  const response = await post(TEXT, { 'Content-Type': 'text/plain; charset=utf-8', Accept: 'text/plain' }, '?sentences=1');
  assert.match(response.headers.get('Content-Type'), /^text\/plain/);
  assert.equal(await response.text(), select(await analyze(TEXT), { sentences: 1 }).text);
});

test('lines are answered one by one, in order, each with its id; what fails is told in its place', async () => {
  const long = JSON.stringify({ id: 'long', text: 'kata '.repeat(LIMIT) });
  const lines = [JSON.stringify({ id: 1, text: TEXT }), '', '{', long, JSON.stringify({ id: 'x', text: TEXT, words: -1 }), '[]', JSON.stringify({ id: 2, text: TEXT })];
  const response = await post(lines.join('\n'), { 'Content-Type': 'application/x-ndjson' });
  const answers = (await response.text()).trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(answers.map(({ id, error }) => [id, error?.name]), [
    [1, undefined],
    [null, 'Refusal'],
    [null, 'Refusal'],
    ['x', 'OptionError'],
    [null, 'Refusal'],
    [2, undefined],
  ]);
  assert.ok(answers[0].summary.text.length > 0);
});

test('an answer comes before the next text is sent', async () => {
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  const send = (/** @type {number} */ id) => writer.write(new TextEncoder().encode(`${JSON.stringify({ id, text: TEXT })}\n`));
  const asked = post(readable, { 'Content-Type': 'application/x-ndjson' });
  const sent = send(1);
  const reader = (await asked).body.getReader();
  const first = await reader.read();
  assert.equal(JSON.parse(new TextDecoder().decode(first.value)).id, 1);
  await sent;
  const again = send(2);
  assert.equal(JSON.parse(new TextDecoder().decode((await reader.read()).value)).id, 2);
  await again;
  await writer.close();
  assert.equal((await reader.read()).done, true);
});

for (const [name, status, error, body, headers] of [
  ['too long', 413, 'Refusal', JSON.stringify({ text: 'a'.repeat(LIMIT) }), JSON_TYPE],
  ['no JSON', 400, 'Refusal', '{"text":', JSON_TYPE],
  ['no object', 400, 'Refusal', '[]', JSON_TYPE],
  ['no UTF-8', 400, 'Refusal', new Uint8Array([0xff, 0xfe]), JSON_TYPE],
  ['no text', 400, 'TextError', '{}', JSON_TYPE],
  ['a wrong option', 400, 'OptionError', JSON.stringify({ text: TEXT, sentences: 0 }), JSON_TYPE],
  ['an unknown option', 400, 'OptionError', JSON.stringify({ text: TEXT, size: 3 }), JSON_TYPE],
  ['another type', 415, 'Refusal', TEXT, { 'Content-Type': 'text/html' }],
]) {
  test(`${name}: ${status}`, async () => {
    const response = await post(body, headers);
    assert.equal(response.status, status);
    assert.equal((await response.json()).error.name, error);
  });
}

test('only POST is answered', async () => {
  const response = await worker.dispatchFetch('http://localhost/');
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('Allow'), 'POST, OPTIONS');
  await response.text();
});

test('who has the answer is told so', async () => {
  const body = JSON.stringify({ text: TEXT });
  const first = await post(body);
  await first.text();
  const etag = first.headers.get('ETag');
  assert.match(first.headers.get('Cache-Control'), /max-age/);
  assert.equal((await post(body, { ...JSON_TYPE, 'If-None-Match': etag })).status, 304);
  const other = await post(JSON.stringify({ text: TEXT, sentences: 1 }), { ...JSON_TYPE, 'If-None-Match': etag });
  assert.equal(other.status, 200);
  await other.text();
});

test('browsers may read it from the origins that are named, and from no other', async () => {
  const preflight = await worker.dispatchFetch('http://localhost/', { method: 'OPTIONS', headers: { Origin: 'https://news.example' } });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), 'https://news.example');
  const refused = await post('{', { ...JSON_TYPE, Origin: 'https://evil.example' });
  assert.equal(refused.headers.get('Access-Control-Allow-Origin'), null);
  assert.match(refused.headers.get('Vary'), /Origin/);
  await refused.text();
});
