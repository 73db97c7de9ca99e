/** `nutgraf/summarizer`: the web's Summarizer interface, as far as it can be tried without a document. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { CreateMonitor, QuotaExceededError, Summarizer } from '../../dist/summarizer-node.js';
import { root } from '../../scripts/steps.mjs';

/** @import { Summarizer as Instance, SummarizerLength, SummarizerType } from '../../js/summarizer.d.ts' */
/** @typedef {any} Anything What the types forbid is tried too. */

const create = /** @type {(options?: Anything) => Promise<Instance>} */ (/** @type {Anything} */ (Summarizer.create));
const availability = /** @type {(options?: Anything) => Promise<string>} */ (/** @type {Anything} */ (Summarizer.availability));

const ARTICLE = [
  'The board of Samudra Lines named Ana Putri as chief executive on Monday.',
  'She wants to double exports of rubber by 2027.',
  'Her predecessor, Budi Hartono, resigned in March after a dispute over the new port.',
  'The company plans to spend 3 million dollars on two ships.',
  'Shares of the company rose 4 percent in Jakarta.',
  'Workers at the old port fear for their jobs, a union leader said.',
  'The ministry will decide on the licence in June.',
  'Rain delayed the ceremony by an hour.',
].join(' ');

/**
 * @param {ReadableStream<string>} stream
 * @returns {Promise<string[]>}
 */
async function collected(stream) {
  const chunks = [];
  for await (const chunk of /** @type {Anything} */ (stream)) chunks.push(chunk);
  return chunks;
}

/** @param {string} name @param {(error: Anything) => boolean} [also] */
const named = (name, also = () => true) => (/** @type {Anything} */ error) => error.name === name && also(error);

describe('the options', () => {
  const REFUSED = [
    { options: 'tldr', error: TypeError },
    { options: { type: 'tl;dr' }, error: TypeError },
    { options: { type: null }, error: TypeError },
    { options: { format: 'html' }, error: TypeError },
    { options: { length: 'auto' }, error: TypeError },
    { options: { preference: 'slow' }, error: TypeError },
    { options: { expectedInputLanguages: 'en' }, error: TypeError },
    { options: { expectedInputLanguages: null }, error: TypeError },
    { options: { expectedContextLanguages: [Symbol('en')] }, error: TypeError },
    { options: { outputLanguage: Symbol('en') }, error: TypeError },
    { options: { expectedInputLanguages: ['en_Latn'] }, error: RangeError },
    { options: { expectedContextLanguages: ['en-abc-invalid'] }, error: RangeError },
    { options: { outputLanguage: '' }, error: RangeError },
    // Of two faults the type comes first, wherever it stands.
    { options: { outputLanguage: 'en_Latn', type: 'tl;dr' }, error: TypeError },
  ];
  for (const { options, error } of REFUSED) {
    test(`refused: ${typeof options === 'string' ? options : Object.entries(options).map(([name, value]) => `${name} ${[value].flat().map(String)}`)}`, async () => {
      await assert.rejects(create(options), error);
      await assert.rejects(availability(options), error);
    });
  }

  test('only create asks for a signal, a monitor and a context', async () => {
    for (const options of [{ signal: {} }, { signal: null }, { monitor: {} }, { sharedContext: Symbol('') }]) {
      await assert.rejects(create(options), TypeError);
      assert.equal(await availability(options), 'available');
    }
  });

  test('what is not given is not missed', async () => {
    for (const options of [undefined, null, {}, { type: undefined, unknown: 1 }]) {
      const summarizer = await create(options);
      assert.deepEqual([summarizer.type, summarizer.format, summarizer.length], ['key-points', 'markdown', 'short']);
    }
  });

  test('members are read once, in the order of Web IDL', async () => {
    /** @type {string[]} */
    const read = [];
    await create(new Proxy({}, { get: (_, name) => void read.push(String(name)) }));
    assert.deepEqual(read, [
      ...['expectedContextLanguages', 'expectedInputLanguages', 'format', 'length', 'outputLanguage', 'preference', 'type'],
      ...['monitor', 'sharedContext', 'signal'],
    ]);
  });
});

describe('languages', () => {
  test('those of src/lang, and no others', async () => {
    const codes = readdirSync(join(root, 'src/lang')).filter((code) => /^[a-z]{2,3}$/.test(code));
    assert.ok(codes.length > 40);
    for (const code of codes) assert.equal(await availability({ outputLanguage: code }), 'available', code);
    for (const code of ['zu', 'jp', 'und', 'xx', 'zu-ZA']) {
      for (const options of [{ expectedInputLanguages: ['en', code] }, { expectedContextLanguages: [code] }, { outputLanguage: code }]) {
        assert.equal(await availability(options), 'unavailable', code);
        await assert.rejects(create(options), named('NotSupportedError'));
      }
    }
  });

  test('are canonical, best fits, and none twice', async () => {
    const { expectedInputLanguages, expectedContextLanguages, outputLanguage } = await create({
      expectedInputLanguages: new Set(['EN-gb', 'en-US', 'en']),
      expectedContextLanguages: ['in', 'pt-BR', 'iw'],
      outputLanguage: 'en-Latn-GB',
    });
    assert.deepEqual(expectedInputLanguages, ['en']);
    assert.deepEqual(expectedContextLanguages, ['id', 'pt', 'he']);
    assert.equal(outputLanguage, 'en');
    assert.ok(Object.isFrozen(expectedInputLanguages));
  });

  test('without any, the attributes are null', async () => {
    const summarizer = await create({ expectedInputLanguages: [] });
    assert.equal(summarizer.expectedInputLanguages, null);
    assert.equal(summarizer.expectedContextLanguages, null);
    assert.equal(summarizer.outputLanguage, null);
    assert.equal(summarizer.sharedContext, '');
  });

  test('nothing is translated', async () => {
    assert.equal(await availability({ expectedInputLanguages: ['en', 'id'], outputLanguage: 'id' }), 'unavailable');
    assert.equal(await availability({ expectedInputLanguages: ['nb'], outputLanguage: 'no' }), 'available');
    const summarizer = await create({ outputLanguage: 'id' });
    await assert.rejects(summarizer.summarize(ARTICLE), named('NotSupportedError'));
  });

  test('a text too short to tell its language is taken for the one expected', async () => {
    const summarizer = await create({ outputLanguage: 'id', format: 'plain-text' });
    assert.equal(await summarizer.summarize('Please write.'), 'Please write.');
  });
});

describe('the answer', () => {
  const STYLES = /** @type {SummarizerType[]} */ (['tldr', 'teaser', 'key-points', 'headline']).flatMap((type) =>
    /** @type {SummarizerLength[]} */ (['short', 'medium', 'long']).map((length) => ({ type, length })),
  );

  test('comes in one piece or several, and is the same', async () => {
    for (const style of STYLES) {
      const summarizer = await create({ ...style, format: 'plain-text' });
      const whole = await summarizer.summarize(ARTICLE);
      const pieces = await collected(summarizer.summarizeStreaming(ARTICLE));
      assert.equal(pieces.join(''), whole, JSON.stringify(style));
      assert.ok(pieces.length > 0 && pieces.every((piece) => piece !== ''));
    }
  });

  test('is as long as was asked for', async () => {
    for (const { type, length, most } of STYLES.map((style) => ({ ...style, most: { short: 3, medium: 5, long: 7 }[style.length] }))) {
      const summarizer = await create({ type, length, format: 'plain-text' });
      const pieces = await collected(summarizer.summarizeStreaming(ARTICLE));
      if (type === 'key-points') assert.ok(pieces.length <= most && pieces.length >= 3);
      if (type === 'tldr' || type === 'teaser') assert.ok(pieces.length <= most - 2);
      if (type === 'headline') assert.equal(pieces.length, 1);
      assert.equal(pieces.join('').includes('\n'), type === 'key-points');
    }
  });

  test('is empty where there is nothing to summarise', async () => {
    const summarizer = await create({ sharedContext: 'ports' });
    for (const nothing of ['', ' ', '\n\t\u00a0\u3000', '\u0000\u0001\u001b', '\u200b\ufeff\u00ad']) {
      assert.equal(await summarizer.summarize(nothing, { context: 'ships' }), '');
      assert.deepEqual(await collected(summarizer.summarizeStreaming(nothing)), []);
    }
  });

  test('is never empty where there is something', async () => {
    for (const style of STYLES) {
      const summarizer = await create(style);
      for (const text of ['Please write a sentence in English.', 'Hello', '12345', '今日は雨です。']) {
        assert.notEqual(await summarizer.summarize(text, { context: ' ' }), '', `${JSON.stringify(style)} ${text}`);
      }
    }
  });

  test('is about its contexts', async () => {
    const plain = await create({ type: 'tldr', format: 'plain-text' });
    assert.match(await plain.summarize(ARTICLE, { context: 'What about the ceremony?' }), /ceremony/);
    const about = await create({ type: 'tldr', format: 'plain-text', sharedContext: 'union jobs' });
    assert.match(await about.summarize(ARTICLE), /union/);
  });

  test('takes anything for a text, as strings go', async () => {
    const summarizer = /** @type {Anything} */ (await create({ format: 'plain-text' }));
    assert.match(await summarizer.summarize(null), /null/i);
    assert.match(await summarizer.summarize({ toString: () => 'A port.' }, null), /A port/);
    await assert.rejects(summarizer.summarize(Symbol('')), TypeError);
    await assert.rejects(summarizer.summarize(), TypeError);
    await assert.rejects(summarizer.summarize('A port.', 'context'), TypeError);
    assert.throws(() => summarizer.summarizeStreaming(), TypeError);
  });

  test('reads the same as Markdown', async () => {
    const summarizer = await create({ type: 'tldr', length: 'short' });
    const CASES = [
      ['Port of *Priok* [sic] opens.', 'Port of \\*Priok\\* \\[sic] opens.'],
      ['The snake_case name _stays_ here.', 'The snake_case name \\_stays\\_ here.'],
      ['R&D costs rose &amp; fell.', 'R&D costs rose \\&amp; fell.'],
      ['Tag <b> and `code` and a \\ stay.', 'Tag \\<b> and \\`code\\` and a \\\\ stay.'],
      ['About ~5 percent #1 is - fine.', 'About \\~5 percent #1 is - fine.'],
      ['#1 is the port of Merak.', '\\#1 is the port of Merak.'],
      ['+62 is the code of the country.', '\\+62 is the code of the country.'],
    ];
    for (const [text, expected] of CASES) assert.equal(await summarizer.summarize(text), expected);
  });
});

describe('room', () => {
  test('a text takes less than there is', async () => {
    const summarizer = await create({ sharedContext: 'four' });
    assert.equal(await summarizer.measureInputUsage('12345', { context: '67' }), 7);
    assert.ok(Number.isFinite(summarizer.inputQuota));
    assert.equal(summarizer.inputQuota, (await create()).inputQuota - 4);
  });

  test('a text or a context that is too large is refused', async () => {
    const summarizer = await create();
    const quota = summarizer.inputQuota;
    const large = ' '.repeat(quota + 1);
    const refusal = (/** @type {Anything} */ error) =>
      error.requested === quota + 1 && error.quota === quota && [QuotaExceededError, DOMException].every((Class) => error instanceof Class);
    await assert.rejects(summarizer.summarize(large), named('QuotaExceededError', refusal));
    await assert.rejects(summarizer.summarize(large.slice(1), { context: ' ' }), refusal);
    await assert.rejects(collected(summarizer.summarizeStreaming(large)), refusal);
    await assert.rejects(create({ sharedContext: large }), refusal);
    assert.equal(await summarizer.measureInputUsage(large), quota + 1);
  });
});

describe('ending', () => {
  const METHODS = /** @type {((summarizer: Anything, options?: Anything) => Promise<Anything>)[]} */ ([
    (summarizer, options) => summarizer.summarize(ARTICLE, options),
    (summarizer, options) => summarizer.measureInputUsage(ARTICLE, options),
    async (summarizer, options) => collected(summarizer.summarizeStreaming(ARTICLE, options)),
  ]);

  test('an aborted signal ends its own call, and no other', async () => {
    const summarizer = await create();
    for (const method of METHODS) {
      const reason = new Error('enough');
      const controller = new AbortController();
      const [ended, other] = [method(summarizer, { signal: controller.signal }), method(summarizer)];
      controller.abort(reason);
      await assert.rejects(ended, (error) => error === reason);
      await assert.rejects(method(summarizer, { signal: controller.signal }), (error) => error === reason);
      await other;
    }
  });

  test('streaming with an aborted signal throws at once', async () => {
    const summarizer = await create();
    const reason = new Error('enough');
    assert.throws(() => summarizer.summarizeStreaming(ARTICLE, { signal: AbortSignal.abort(reason) }), (error) => error === reason);
  });

  test('a stream can be aborted between two pieces, and not after the last', async () => {
    const summarizer = await create();
    const controller = new AbortController();
    const reader = summarizer.summarizeStreaming(ARTICLE, { signal: controller.signal }).getReader();
    await reader.read();
    controller.abort(7);
    await assert.rejects(reader.read(), (error) => error === 7);
    const late = new AbortController();
    await collected(summarizer.summarizeStreaming(ARTICLE, { signal: late.signal }));
    late.abort();
  });

  test('a cancelled stream is no error', async () => {
    const controller = new AbortController();
    const stream = (await create()).summarizeStreaming(ARTICLE, { signal: controller.signal });
    await stream.cancel();
    controller.abort();
    assert.deepEqual(await collected(stream), []);
  });

  test('destroy ends what is under way and what comes', async () => {
    const summarizer = await create();
    const pending = METHODS.map((method) => method(summarizer));
    assert.equal(summarizer.destroy(), undefined);
    summarizer.destroy();
    for (const promise of [...pending, ...METHODS.map((method) => method(summarizer))]) {
      await assert.rejects(promise, named('AbortError'));
    }
    assert.equal(summarizer.type, 'key-points');
  });

  test("create's signal destroys it later", async () => {
    const controller = new AbortController();
    const summarizer = await create({ signal: controller.signal });
    const pending = METHODS.map((method) => method(summarizer));
    controller.abort('over');
    for (const promise of [...pending, ...METHODS.map((method) => method(summarizer))]) {
      await assert.rejects(promise, (error) => error === 'over');
    }
  });

  test('create can be aborted, and a malformed language comes first', async () => {
    const controller = new AbortController();
    const pending = create({ signal: controller.signal });
    controller.abort('over');
    await assert.rejects(pending, (error) => error === 'over');
    await assert.rejects(create({ signal: controller.signal }), (error) => error === 'over');
    await assert.rejects(create({ signal: controller.signal, outputLanguage: 'en_Latn' }), RangeError);
  });
});

describe('the monitor', () => {
  test('is told of 0 and of 1 before there is a summarizer', async () => {
    /** @type {Anything[]} */
    const events = [];
    const summarizer = await create({
      monitor(/** @type {Anything} */ monitor) {
        assert.ok(monitor instanceof CreateMonitor && monitor instanceof EventTarget);
        monitor.addEventListener('downloadprogress', (/** @type {Anything} */ event) => events.push(event));
      },
    });
    assert.equal(typeof summarizer, 'object');
    assert.deepEqual(events.map(({ loaded, total, lengthComputable }) => [loaded, total, lengthComputable]), [[0, 1, true], [1, 1, true]]);
  });

  test('has an event handler', async () => {
    /** @type {string[]} */
    const heard = [];
    await create({
      monitor(/** @type {Anything} */ monitor) {
        assert.equal(monitor.ondownloadprogress, null);
        monitor.ondownloadprogress = () => heard.push('never');
        monitor.ondownloadprogress = 7;
        assert.equal(monitor.ondownloadprogress, null);
        monitor.addEventListener('downloadprogress', () => heard.push('first'));
        const handler = function (/** @type {Anything} */ event) {
          // @ts-ignore: it is the monitor's own.
          heard.push(`${this === monitor} ${event.loaded}`);
        };
        monitor.ondownloadprogress = handler;
        assert.equal(monitor.ondownloadprogress, handler);
      },
    });
    assert.deepEqual(heard, ['first', 'true 0', 'first', 'true 1']);
  });

  test('that throws ends the creation with what it throws', async () => {
    const thrown = new Error('mine');
    await assert.rejects(create({ monitor() { throw thrown; } }), (error) => error === thrown);
  });

  test('hears nothing more once the creation is aborted', async () => {
    for (const last of [0, 1]) {
      /** @type {number[]} */
      const loaded = [];
      const controller = new AbortController();
      const pending = create({
        signal: controller.signal,
        monitor(/** @type {Anything} */ monitor) {
          monitor.ondownloadprogress = (/** @type {Anything} */ event) => {
            loaded.push(event.loaded);
            if (event.loaded === last) queueMicrotask(() => controller.abort('over'));
          };
        },
      });
      await assert.rejects(pending, (error) => error === 'over');
      await new Promise((done) => setTimeout(done, 20));
      assert.equal(loaded.at(-1), last);
    }
  });

  test('is not asked where the options are refused', async () => {
    const monitor = () => assert.fail('asked');
    await assert.rejects(create({ monitor, outputLanguage: 'en_Latn' }), RangeError);
    await assert.rejects(create({ monitor, signal: AbortSignal.abort(7) }), (error) => error === 7);
  });
});

describe('the shape', () => {
  test('is that of an interface', () => {
    assert.equal(Summarizer.name, 'Summarizer');
    assert.equal(Summarizer.length, 0);
    assert.deepEqual(Object.keys(Summarizer).sort(), ['availability', 'create']);
    assert.deepEqual(Object.keys(Summarizer.prototype).sort(), [
      ...['destroy', 'expectedContextLanguages', 'expectedInputLanguages', 'format', 'inputQuota', 'length', 'measureInputUsage'],
      ...['outputLanguage', 'preference', 'sharedContext', 'summarize', 'summarizeStreaming', 'type'],
    ]);
    const { summarize, summarizeStreaming, measureInputUsage, destroy } = /** @type {Anything} */ (Summarizer.prototype);
    assert.deepEqual([summarize, summarizeStreaming, measureInputUsage, destroy, create, availability].map(({ length }) => length), [1, 1, 1, 0, 0, 0]);
    for (const prototype of [Summarizer.prototype, CreateMonitor.prototype]) {
      const tag = Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag);
      assert.deepEqual([tag?.writable, tag?.enumerable, tag?.configurable], [false, false, true]);
    }
    assert.equal(Object.prototype.toString.call(Summarizer.prototype), '[object Summarizer]');
    assert.equal(Object.getOwnPropertyDescriptor(Summarizer.prototype, 'type')?.get?.name, 'get type');
  });

  test('cannot be constructed, and its members serve no other object', async () => {
    for (const Class of /** @type {Anything[]} */ ([Summarizer, CreateMonitor])) assert.throws(() => new Class(), TypeError);
    const prototype = /** @type {Anything} */ (Summarizer.prototype);
    assert.throws(() => prototype.type, TypeError);
    assert.throws(() => prototype.destroy(), TypeError);
    assert.throws(() => prototype.summarizeStreaming(''), TypeError);
    await assert.rejects(prototype.summarize.call({}, ''), TypeError);
    await assert.rejects(prototype.measureInputUsage(''), TypeError);
    assert.throws(() => /** @type {Anything} */ (CreateMonitor.prototype).ondownloadprogress, TypeError);
  });

  test('its attributes cannot be set', async () => {
    const summarizer = /** @type {Anything} */ (await create());
    assert.throws(() => (summarizer.type = 'tldr'), TypeError);
    assert.equal(summarizer.type, 'key-points');
  });
});
