/** The calls off the main thread, in Node: the same answers, and every call settles once, whatever happens to a worker. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

import * as here from '../../dist/node.js';
import * as workers from '../../dist/worker-node.js';
import { cut, put } from '../../dist/worker-message.js';
import { root } from '../../scripts/steps.mjs';
import { article, ARTICLES } from './fixtures.mjs';

/** @import { PoolOptions, Progress } from '../../js/worker.d.ts' */

const THREAD = join(root, 'dist', 'worker-thread-node.js');
const ARTICLE = article('harbour.en.txt');
const LONG = ARTICLE.repeat(800);

/**
 * A pool whose workers are at hand, to be killed.
 * @param {import('node:test').TestContext} t
 * @param {PoolOptions} [options]
 */
function watched(t, options) {
  /** @type {Worker[]} */
  const started = [];
  const worker = () => {
    const made = new Worker(THREAD);
    started.push(made);
    return made;
  };
  const pool = workers.pool({ worker, ...options });
  t.after(() => pool.close());
  return { pool, started };
}

/** Settles when a call is being read. @param {(options: { onProgress: (progress: Progress) => void }) => void} call */
function reading(call) {
  return new Promise((done) => call({ onProgress: ({ stage }) => stage === 'reading' && done(undefined) }));
}

for (const { name, text } of ARTICLES) {
  test(`answers as on the main thread: ${name}`, async () => {
    assert.deepEqual(await workers.analyze(text, { explain: true }), await here.analyze(text, { explain: true }));
    assert.deepEqual(await workers.summarize(text, { words: 30 }), await here.summarize(text, { words: 30 }));
  });
}

test('a long answer, which comes in pieces, is the same', async () => {
  const [there, direct] = [await workers.analyze(LONG), await here.analyze(LONG)];
  assert.ok(JSON.stringify(there) === JSON.stringify(direct));
  const [all, allHere] = [await workers.summarize(LONG, { ratio: 1 }), await here.summarize(LONG, { ratio: 1 })];
  assert.ok(JSON.stringify(all) === JSON.stringify(allHere));
});

test('what is cut is whole again: long lists, lists in lists, lists in the items of long lists', () => {
  const spans = (/** @type {number} */ n) => Array.from({ length: n }, (_, start) => ({ start, end: start + 1 }));
  const answers = [
    {},
    { text: '', none: null, list: [] },
    { list: spans(5000), other: { deep: spans(5000) }, words: Array.from({ length: 5000 }, String) },
    { entities: [{ mentions: spans(9000) }, { mentions: [] }, { mentions: spans(1), more: spans(2000) }] },
    { sentences: Array.from({ length: 900 }, (_, i) => ({ because: spans(i % 50), i })) },
    spans(3000),
  ];
  for (const answer of answers) {
    const parts = JSON.parse(JSON.stringify([...cut(answer)]));
    const whole = parts.shift();
    for (const piece of parts) {
      assert.ok(piece.items.length > 0 && piece.items.length <= 400, `${piece.items.length} items at once`);
      put(whole, piece);
    }
    assert.deepEqual(whole, answer);
  }
});

test('bytes are read as UTF-8; they are copied, or moved where that is asked for', async () => {
  const text = 'Dewan 😀 bertemu. Ia menunjuk “Ana” sebagai direktur.';
  const bytes = new TextEncoder().encode(text);
  const expected = await here.analyze(text);
  assert.deepEqual(await workers.analyze(bytes), expected);
  assert.deepEqual(await workers.analyze(bytes.buffer), expected);
  assert.deepEqual(await workers.analyze(bytes, { transfer: true }), expected);
  assert.equal(bytes.byteLength, 0);
});

test('errors are of their class on this side', async () => {
  await assert.rejects(workers.analyze(/** @type {any} */ (42)), workers.TextError);
  await assert.rejects(workers.analyze(ARTICLE, /** @type {any} */ ({ sentences: 1 })), workers.OptionError);
  await assert.rejects(workers.analyze(ARTICLE, /** @type {any} */ (3)), workers.OptionError);
  await assert.rejects(workers.analyze(ARTICLE, /** @type {any} */ ({ signal: 1 })), /"signal" cannot be 1; allowed: an AbortSignal/);
  await assert.rejects(workers.summarize(ARTICLE, { words: 1, ratio: 1 }), workers.OptionError);
  // Only the engine knows that this is no language.
  const language = 'no language';
  const [there, direct] = await Promise.all(
    [workers, here].map(({ analyze }) => analyze(ARTICLE, { language }).then(assert.fail, (error) => error)),
  );
  assert.ok(there instanceof workers.OptionError);
  assert.deepEqual([there.message, there.option, there.given, there.allowed], [direct.message, direct.option, direct.given, direct.allowed]);
});

test('an engine that does not load is an EngineError, and the next call tries again', async (t) => {
  const { pool } = watched(t);
  await assert.rejects(pool.init('/nowhere/engine.wasm'), workers.EngineError);
  await assert.rejects(pool.init(new Uint8Array([1, 2, 3])), workers.EngineError);
  const bytes = readFileSync(join(root, 'dist', 'engine.wasm'));
  await pool.init(bytes);
  assert.ok((await pool.summarize(ARTICLE)).text.length > 0);
});

test('progress: waits, is read, is received bit by bit', async () => {
  /** @type {Progress[]} */
  const steps = [];
  await workers.analyze(LONG, { onProgress: (/** @type {Progress} */ step) => steps.push(step) });
  assert.deepEqual([...new Set(steps.map(({ stage }) => stage))], ['waiting', 'reading', 'receiving']);
  const received = steps.filter(({ stage }) => stage === 'receiving').map(({ done }) => done);
  assert.ok(received.length > 10);
  assert.deepEqual(received, received.toSorted((a, b) => a - b));
  assert.equal(received.at(-1), 1);
});

test('what is aborted before, while it waits, and while it is read ends at once; the others are answered', async (t) => {
  const { pool, started } = watched(t, { threads: 1 });
  await pool.init();
  await assert.rejects(pool.analyze(ARTICLE, { signal: AbortSignal.abort(new Error('mine')) }), /^Error: mine$/);
  const [busy, waits] = [new AbortController(), new AbortController()];
  /** @type {Promise<unknown>[]} */
  const calls = [];
  const begun = reading((options) => calls.push(pool.analyze(LONG.repeat(8), { ...options, signal: busy.signal })));
  calls.push(pool.analyze(ARTICLE, { signal: waits.signal }), pool.summarize(ARTICLE, { sentences: 1 }));
  const settled = Promise.allSettled(calls);
  await begun;
  const gone = new Promise((done) => started[0].once('exit', done));
  waits.abort();
  busy.abort();
  await gone; // The work itself ended, not only the waiting for it.
  const [first, second, third] = await settled;
  for (const call of [first, second]) assert.ok(call.status === 'rejected' && call.reason.name === 'AbortError');
  assert.deepEqual(third, { status: 'fulfilled', value: await here.summarize(ARTICLE, { sentences: 1 }) });
  assert.equal(started.length, 2);
});

test('200 texts, some aborted, some invalid, workers killed in between: each settles once, with its answer or its error', async (t) => {
  const { pool, started } = watched(t, { threads: 2 });
  const texts = Array.from({ length: 200 }, (_, i) => `Report ${i}. ${ARTICLES[i % ARTICLES.length].text}`);
  /** @type {number[]} */
  const settled = texts.map(() => 0);
  const calls = texts.map(async (text, i) => {
    const controller = new AbortController();
    if (i % 10 === 3) setTimeout(() => controller.abort(), i);
    const given = i % 10 === 7 ? /** @type {any} */ ({ i }) : text;
    const options = i % 10 === 5 ? { language: 'no language' } : {};
    try {
      return await pool.analyze(given, { ...options, signal: controller.signal });
    } finally {
      settled[i] += 1;
      if (i % 40 === 0) for (const worker of started) worker.terminate();
    }
  });
  const results = await Promise.allSettled(calls);
  for (const [i, result] of results.entries()) {
    if (i % 10 === 7) assert.ok(result.status === 'rejected' && result.reason instanceof workers.TextError, `${i}`);
    else if (result.status === 'rejected' && i % 10 === 3) assert.equal(result.reason.name, 'AbortError');
    else if (i % 10 === 5) assert.ok(result.status === 'rejected' && result.reason instanceof workers.OptionError, `${i}`);
    else if (result.status === 'rejected') assert.ok(result.reason instanceof workers.EngineError, `${i}: ${result.reason}`);
    else assert.deepEqual(result.value, await here.analyze(texts[i]));
  }
  assert.ok(settled.every((times) => times === 1));
  assert.ok(started.length > 4, 'no worker was killed');
});

test('a worker killed while it reads: the text is read again; a text that always ends it is an EngineError', async (t) => {
  const { pool, started } = watched(t, { threads: 1 });
  await pool.init();
  let kills = 1;
  const onProgress = (/** @type {Progress} */ { stage }) => {
    if (stage === 'reading' && kills-- > 0) started.at(-1)?.terminate();
  };
  assert.deepEqual(await pool.analyze(ARTICLE, { onProgress }), await here.analyze(ARTICLE));
  kills = Infinity;
  await assert.rejects(pool.analyze(ARTICLE, { onProgress }), workers.EngineError);
  assert.deepEqual(await pool.analyze(ARTICLE), await here.analyze(ARTICLE));
});

test('a worker killed while it is idle is replaced', async (t) => {
  const { pool, started } = watched(t, { threads: 1 });
  await pool.init();
  await started[0].terminate();
  assert.deepEqual(await pool.analyze(ARTICLE), await here.analyze(ARTICLE));
});

test('closing rejects what is not answered; the next call starts anew', async (t) => {
  const { pool } = watched(t, { threads: 1 });
  const calls = [pool.analyze(LONG), pool.analyze(ARTICLE)];
  const settled = Promise.allSettled(calls);
  pool.close();
  for (const call of await settled) assert.ok(call.status === 'rejected' && call.reason.name === 'AbortError');
  assert.deepEqual(await pool.analyze(ARTICLE), await here.analyze(ARTICLE));
});

/** Ways in which no worker starts. @type {Record<string, () => unknown>} */
const BROKEN = {
  'it may not be started': () => {
    throw new Error('not allowed');
  },
  'its file is missing': () => new Worker('/nowhere/worker.js'),
  'it throws': () => new Worker('throw new Error("broken")', { eval: true }),
  'it ends at once': () => new Worker('process.exit()', { eval: true }),
};
for (const [name, worker] of Object.entries(BROKEN)) {
  test(`without a worker the main thread answers: ${name}`, async () => {
    const pool = workers.pool({ worker, threads: 2 });
    const calls = [pool.analyze(ARTICLE), pool.summarize(new TextEncoder().encode(ARTICLE)), pool.init()];
    assert.deepEqual(await Promise.all(calls), [await here.analyze(ARTICLE), await here.summarize(ARTICLE), undefined]);
    await assert.rejects(pool.analyze(ARTICLE, { language: 'no language' }), workers.OptionError);
    const waits = new AbortController();
    const both = Promise.allSettled([pool.analyze(ARTICLE), pool.analyze(ARTICLE, { signal: waits.signal })]);
    waits.abort();
    assert.deepEqual((await both).map(({ status }) => status), ['fulfilled', 'rejected']);
  });
}

/** @param {string[]} flags @param {string} code */
function node(flags, code) {
  const script = `import { analyze, summarize } from ${JSON.stringify(join(root, 'dist', 'worker-node.js'))};\n${code}`;
  return spawnSync(process.execPath, [...flags, '--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 60_000 });
}

test('a process that may start no worker answers on its main thread', () => {
  const permission = Number(process.versions.node.split('.')[0]) < 24 ? '--experimental-permission' : '--permission';
  const run = node([permission, '--allow-fs-read=*'], `console.log((await summarize(${JSON.stringify(ARTICLE)})).words)`);
  assert.ok(Number(run.stdout) > 0, run.stderr);
});

test('idle workers let the process end', () => {
  const run = node([], `await analyze('The board met.'); console.log('done')`);
  assert.deepEqual([run.stdout, run.status], ['done\n', 0], run.stderr);
});
