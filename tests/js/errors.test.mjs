/** What is asked wrongly is an error that names what was wrong and what is allowed. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { analyze, EngineError, OptionError, summarize, TextError } from '../../dist/node.js';
import { root } from '../../scripts/steps.mjs';

const TEXT = 'The board met on Monday. It named Ana Putri chief executive.';

for (const given of [undefined, null, 42, true, {}, ['a'], new String('a'), () => 'a', Symbol('a'), 3n]) {
  test(`a text that is ${typeof given}`, async () => {
    for (const call of [analyze, summarize]) {
      await assert.rejects(call(/** @type {any} */ (given)), (error) => {
        assert.ok(error instanceof TextError && error instanceof TypeError);
        assert.equal(error.name, 'TextError');
        assert.match(error.message, /must be a string/);
        return true;
      });
    }
  });
}

/** Wrong values of each option. @type {Record<string, unknown[]>} */
const WRONG = {
  language: [null, 1, {}, '', ' ', 'klingonisch', 'xx-invalid!!', 'e', '12', 'en_', 'a'.repeat(100_000)],
  title: [null, 1, ['a'], {}],
  focus: [null, 0, false, {}],
  explain: [null, 0, 1, 'yes', {}],
  sentences: [null, 0, -1, 1.5, NaN, Infinity, '3', 2n, {}],
  words: [null, 0, -1, 0.5, NaN, '100', []],
  ratio: [null, 0, -0.1, 1.1, NaN, '0.5', {}],
  length: [null, '', 'tiny', 'Short', 3, {}],
  type: [null, '', 'keypoints', 'TLDR', 1, {}],
};

for (const [option, values] of Object.entries(WRONG)) {
  test(`wrong values of "${option}"`, async () => {
    for (const given of values) {
      await assert.rejects(summarize(TEXT, { [option]: given }), (error) => {
        assert.ok(error instanceof OptionError, String(error));
        assert.ok(error instanceof RangeError);
        assert.equal(error.name, 'OptionError');
        assert.equal(error.option, option);
        assert.equal(error.given, given);
        assert.ok(error.allowed.length > 0);
        assert.ok(error.message.includes(option) && error.message.includes(error.allowed));
        assert.ok(error.message.length < 1000, 'the message repeats too much of what was given');
        return true;
      });
    }
  });
}

test('an unknown option is named, with the known ones', async () => {
  await assert.rejects(summarize(TEXT, /** @type {any} */ ({ sentence: 3 })), {
    name: 'OptionError',
    option: 'sentence',
    message: /sentences/,
  });
  await assert.rejects(analyze(TEXT, /** @type {any} */ ({ sentences: 3 })), { name: 'OptionError', option: 'sentences' });
  await assert.rejects(analyze(TEXT, JSON.parse('{"__proto__": 1}')), { name: 'OptionError' });
});

test('two lengths at once are one too many', async () => {
  await assert.rejects(summarize(TEXT, { sentences: 3, words: 50 }), { name: 'OptionError', option: 'words' });
});

test('options that are no object', async () => {
  for (const wrong of [null, 'short', 3, [], true]) {
    await assert.rejects(analyze(TEXT, /** @type {any} */ (wrong)), { name: 'OptionError', option: 'options' });
  }
});

test('a language without data of its own is read by the shared rules', async () => {
  for (const [given, code] of [['am', 'am'], ['HY', 'hy'], ['my-MM', 'my'], ['gsw', 'gsw']]) {
    const { language, sentences } = await analyze(TEXT, { language: given });
    assert.equal(language.code.split('-')[0], code);
    assert.equal(language.given, true);
    assert.equal(sentences.length, 2);
  }
});

test('an engine that is not there is an error that says where, and the next call tries again', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const wasm = join(folder, 'engine.wasm');
  renameSync(wasm, `${wasm}.away`);
  const own = await import(pathToFileURL(join(folder, 'node.js')).href);
  const isEngineError = (/** @type {any} */ error) => error instanceof own.EngineError && error.name === 'EngineError';
  await assert.rejects(own.analyze(TEXT), (error) => isEngineError(error) && /** @type {Error} */ (error).message.includes(wasm));
  await assert.rejects(own.init('https://localhost:1/engine.wasm'), isEngineError);
  await assert.rejects(own.init(new Uint8Array([1, 2, 3])), isEngineError);
  await assert.rejects(own.init(new Response('no', { status: 404 })), isEngineError);
  await assert.rejects(own.init(42), isEngineError);
  renameSync(`${wasm}.away`, wasm);
  assert.equal((await own.analyze(TEXT)).sentences.length, 2);
  assert.notEqual(own.EngineError, EngineError, 'the copy has state of its own');
});
