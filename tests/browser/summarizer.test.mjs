/** `nutgraf/polyfill` in a real browser: when it installs, in which frames, and what it does once a document is gone. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { build } from 'esbuild';

import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/steps.mjs';
import { openPage } from './harness.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Page } from 'playwright-core' */
/** @typedef {any} Anything */

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-src *; require-trusted-types-for 'script'; trusted-types 'none'";
const EARLY = 'window.early = typeof window.Summarizer;\n';

/**
 * A folder to serve: a page under a strict policy, a page that looks for `Summarizer` as it loads, and the package.
 * @param {TestContext} t
 * @returns {string}
 */
function site(t) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html>${policy}<title>t</title><body></body>`);
  writeFileSync(join(folder, 'frame.html'), '<!doctype html><title>f</title><script src="early.js"></script>');
  writeFileSync(join(folder, 'early.js'), EARLY);
  cpSync(join(root, 'dist'), join(folder, 'nutgraf'), { recursive: true });
  return folder;
}

/**
 * A page; by default of a browser that has no `Summarizer`, with the polyfill.
 * @param {TestContext} t
 * @param {{ before?: (page: Page) => Promise<unknown>, polyfill?: boolean }} [how]
 */
async function open(t, { before = withoutOne, polyfill = true } = {}) {
  const opened = await openPage(t, { mounts: [['/', site(t)]], before });
  if (polyfill) await opened.page.evaluate(() => import(/** @type {Anything} */ ('/nutgraf/polyfill.js')).then(() => {}));
  return opened;
}

/** @param {Page} page */
function withoutOne(page) {
  return page.addInitScript(() => delete (/** @type {Anything} */ (window).Summarizer));
}

/**
 * A browser that has one, with an answer of its own.
 * @param {string} answer JavaScript: what its `availability(options)` gives.
 */
function withOne(answer) {
  return (/** @type {Page} */ page) =>
    page.addInitScript(`window.Summarizer = class Native { static async availability(options) { return ${answer} } }`);
}

/** @param {Page} page @param {Anything} [options] */
function installed(page, options) {
  return page.evaluate(async (options) => {
    const { install } = await import(/** @type {Anything} */ ('/nutgraf/polyfill.js'));
    const answer = await install(options);
    return [answer, /** @type {Anything} */ (window).Summarizer?.name];
  }, options);
}

describe('the polyfill installs', () => {
  test('where the browser has none, at once', async (t) => {
    const { page, complaints } = await open(t, { polyfill: false });
    const kinds = await page.evaluate(async () => {
      const before = typeof (/** @type {Anything} */ (window).Summarizer);
      const loaded = import(/** @type {Anything} */ ('/nutgraf/polyfill.js'));
      await loaded;
      const { value, ...flags } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(window, 'Summarizer'));
      return [before, value.name, flags];
    });
    assert.deepEqual(kinds, ['undefined', 'Summarizer', { writable: true, enumerable: false, configurable: true }]);
    assert.deepEqual(complaints, []);
  });

  test('where the own one of the browser is unavailable', async (t) => {
    const { page } = await open(t, { before: withOne('"unavailable"') });
    assert.deepEqual(await installed(page), [true, 'Summarizer']);
  });

  test('where the own one fails', async (t) => {
    const { page } = await open(t, { before: withOne('Promise.reject(new Error("no"))') });
    assert.deepEqual(await installed(page), [true, 'Summarizer']);
  });

  test('late, but for whoever calls before', async (t) => {
    for (const answer of ['unavailable', 'available']) {
      const { page } = await open(t, {
        polyfill: false,
        before: (page) =>
          page.addInitScript(
            `window.Summarizer = class Native {
              static availability() { return new Promise((done) => setTimeout(done, 50, '${answer}')) }
              static async create() { return new Native() }
            }`,
          ),
      });
      const found = await page.evaluate(async () => {
        const window = /** @type {Anything} */ (globalThis);
        const native = window.Summarizer.create;
        const { install } = await import(/** @type {Anything} */ ('/nutgraf/polyfill.js'));
        const { create } = window.Summarizer;
        const again = install({ expectedInputLanguages: ['id'] });
        const [summarizer, later] = await Promise.all([create(), window.Summarizer.availability()]);
        const ours = await again;
        return [later, ours, summarizer instanceof window.Summarizer, window.Summarizer.create === native];
      });
      const replaced = answer === 'unavailable';
      assert.deepEqual(found, ['available', replaced, true, !replaced], answer);
    }
  });

  test('not where there is one that can do it', async (t) => {
    for (const answer of ['available', 'downloadable', 'downloading']) {
      const { page } = await open(t, { before: withOne(`"${answer}"`) });
      assert.deepEqual(await installed(page), [false, 'Native'], answer);
    }
  });

  test('where the own one cannot do what is asked for', async (t) => {
    const { page } = await open(t, {
      before: withOne('options.expectedInputLanguages?.includes("id") ? "unavailable" : "available"'),
    });
    assert.deepEqual(await installed(page), [false, 'Native']);
    assert.deepEqual(await installed(page, { expectedInputLanguages: ['id'] }), [true, 'Summarizer']);
    assert.deepEqual(await installed(page), [true, 'Summarizer']);
  });

  test('by force in any case', async (t) => {
    const { page } = await open(t, { before: withOne('"available"') });
    assert.deepEqual(await installed(page, { force: true }), [true, 'Summarizer']);
    assert.equal(await page.evaluate(() => /** @type {Anything} */ (window).Summarizer.availability()), 'available');
  });

  test('not in an insecure context, but by force', async (t) => {
    const { page, url } = await open(t, { polyfill: false });
    await page.route('http://insecure.test/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const response = await route.fetch({ url: url + pathname.slice(1) });
      await route.fulfill({ response });
    });
    await page.goto('http://insecure.test/');
    assert.deepEqual(await installed(page), [false, undefined]);
    assert.deepEqual(await installed(page, { force: true }), [true, 'Summarizer']);
  });

  test('not in a worker, where the class can be imported', async (t) => {
    const folder = site(t);
    writeFileSync(
      join(folder, 'worker.js'),
      "import './nutgraf/polyfill.js'; import { Summarizer } from './nutgraf/summarizer.js';\n" +
        "Summarizer.create().then((s) => s.summarize('A port.')).then((text) => postMessage([typeof self.Summarizer, text]));",
    );
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>t</title><link rel="icon" href="data:,">');
    const { page, complaints } = await openPage(t, { mounts: [['/', folder]] });
    const said = await page.evaluate(
      () => new Promise((done) => (new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => done(data))),
    );
    assert.deepEqual(said, ['undefined', '- A port.']);
    assert.deepEqual(complaints, []);
  });
});

test('it summarises under a strict policy', async (t) => {
  const { page, complaints } = await open(t);
  const said = await page.evaluate(async () => {
    const { Summarizer } = /** @type {Anything} */ (window);
    const { create } = Summarizer;
    const summarizer = await create({ expectedInputLanguages: ['en-GB'], outputLanguage: 'en' });
    const stream = summarizer.summarizeStreaming('The port opens. Ships come.');
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return [
      summarizer instanceof Summarizer,
      String(summarizer),
      Object.prototype.toString.call(stream),
      chunks,
      await summarizer.summarize('The port opens. Ships come.'),
    ];
  });
  const text = '- The port opens.\n- Ships come.';
  assert.deepEqual(said, [true, '[object Summarizer]', '[object ReadableStream]', ['- The port opens.', '\n- Ships come.'], text]);
  assert.deepEqual(complaints, []);
});

test('in one classic script, with the engine inside', async (t) => {
  const { outputFiles } = await build({
    stdin: { contents: "import { init } from 'nutgraf/inline';\nimport 'nutgraf/polyfill';\ninit();", resolveDir: root },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' }, // the address of a file that is not asked for
  });
  const { page, complaints } = await openPage(t, {
    mounts: [['/', site(t)]],
    before: (page) => page.addInitScript({ content: `delete window.Summarizer;\n${outputFiles[0].text}` }),
  });
  const summaries = await page.evaluate(async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const windows = /** @type {Anything[]} */ ([window, frame.contentWindow]);
    return Promise.all(windows.map(async ({ Summarizer }) => (await Summarizer.create()).summarize('The board met.')));
  });
  assert.deepEqual(summaries, ['- The board met.', '- The board met.']);
  assert.deepEqual(complaints, []);
});

test('the class of the module and of the window are one', async (t) => {
  const { page } = await open(t);
  const same = await page.evaluate(async () => {
    const { Summarizer } = await import(/** @type {Anything} */ ('/nutgraf/summarizer.js'));
    return Summarizer === /** @type {Anything} */ (window).Summarizer;
  });
  assert.ok(same);
});

test('progress is told in events of the window', async (t) => {
  const { page } = await open(t);
  const events = await page.evaluate(async () => {
    const { Summarizer, CreateMonitor } = /** @type {Anything} */ (window);
    /** @type {Anything[]} */
    const events = [];
    await Summarizer.create({
      monitor(/** @type {Anything} */ monitor) {
        events.push(monitor instanceof CreateMonitor && monitor instanceof EventTarget);
        monitor.ondownloadprogress = (/** @type {Anything} */ event) => {
          events.push([event instanceof ProgressEvent, event.target === monitor, event.loaded]);
        };
      },
    });
    return events;
  });
  assert.deepEqual(events, [true, [true, true, 0], [true, true, 1]]);
});

test('an engine that cannot be fetched is an OperationError, and the next creation tries again', async (t) => {
  const { page } = await open(t);
  let broken = true;
  await page.route('**/engine.wasm', (route) => (broken ? route.abort() : route.continue()));
  const create = () =>
    page.evaluate(() => /** @type {Anything} */ (window).Summarizer.create().then(String, (/** @type {Error} */ { name, message }) => [name, message]));
  const [name, message] = await create();
  assert.equal(name, 'OperationError');
  assert.match(message, /engine\.wasm/);
  broken = false;
  assert.equal(await create(), '[object Summarizer]');
});

describe('frames', () => {
  test('made later have it at once, each a class of its own', async (t) => {
    const { page, complaints } = await open(t);
    const found = await page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const inner = /** @type {Anything} */ (frame.contentWindow);
      const deeper = inner.document.body.appendChild(inner.document.createElement('iframe')).contentWindow;
      const promise = inner.Summarizer.create();
      const summarizer = await promise;
      return {
        own: new Set([/** @type {Anything} */ (window).Summarizer, inner.Summarizer, deeper.Summarizer]).size,
        realm: [promise instanceof inner.Promise, summarizer instanceof inner.Summarizer, summarizer.summarizeStreaming('') instanceof inner.ReadableStream],
        errors: [
          await inner.Summarizer.create({ type: 'x' }).catch((/** @type {Anything} */ error) => error instanceof inner.TypeError),
          await inner.Summarizer.create({ outputLanguage: 'en_' }).catch((/** @type {Anything} */ error) => error instanceof inner.RangeError),
          await inner.Summarizer.create({ outputLanguage: 'zu' }).catch((/** @type {Anything} */ error) => error instanceof inner.DOMException),
        ],
        text: await summarizer.summarize('A port.'),
      };
    });
    assert.deepEqual(found, { own: 3, realm: [true, true, true], errors: [true, true, true], text: '- A port.' });
    assert.deepEqual(complaints, []);
  });

  test('have it before their own scripts run, and still after they lead elsewhere', async (t) => {
    const { page, complaints } = await open(t);
    const found = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      const loads = async (/** @type {() => void} */ act) => {
        const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
        act();
        await loaded;
        const { early, Summarizer } = /** @type {Anything} */ (frame.contentWindow);
        return [early, await Summarizer.availability(), (await Summarizer.create()) instanceof Summarizer];
      };
      frame.src = '/frame.html';
      return [await loads(() => document.body.append(frame)), await loads(() => (frame.src = '/frame.html?2'))];
    });
    assert.deepEqual(found, Array(2).fill(['function', 'available', true]));
    assert.deepEqual(complaints, []);
  });

  test('in markup, in a document of their own, and there already have it too', async (t) => {
    const folder = site(t);
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><title>t</title><div><iframe id="first"></iframe></div><script type="module" src="nutgraf/polyfill.js"></script>',
    );
    const { page } = await openPage(t, { mounts: [['/', folder]], before: withoutOne });
    const found = await page.evaluate(async () => {
      document.body.insertAdjacentHTML('beforeend', '<p><iframe id="second"></iframe><iframe id="third" srcdoc="<p>x"></iframe></p>');
      await new Promise((done) => document.getElementById('third')?.addEventListener('load', done));
      return Array.from(window, (_, i) => typeof (/** @type {Anything} */ (window)[i].Summarizer));
    });
    assert.deepEqual(found, ['function', 'function', 'function']);
  });

  test('of another origin are left alone', async (t) => {
    const other = await serve({ mounts: [['/', site(t)]] });
    t.after(() => other.close());
    const { page, complaints } = await open(t);
    await page.evaluate((src) => {
      const frame = Object.assign(document.createElement('iframe'), { src });
      return new Promise((done) => {
        frame.onload = () => done(frame.contentWindow && undefined);
        document.body.append(frame);
      });
    }, `${other.url}frame.html`);
    assert.equal(await page.frames()[1].evaluate('typeof window.Summarizer'), 'undefined');
    assert.deepEqual(complaints, []);
  });

  test('that forbid it have it, unavailable', async (t) => {
    const { page } = await open(t);
    const found = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.allow = "camera; summarizer 'none'";
      const outer = /** @type {Anything} */ (document.body.appendChild(frame).contentWindow);
      const inner = outer.document.body.appendChild(outer.document.createElement('iframe')).contentWindow;
      const answers = [];
      for (const { Summarizer } of [outer, inner]) {
        answers.push(await Summarizer.availability(), await Summarizer.create().catch((/** @type {Error} */ { name }) => name));
        answers.push(await Summarizer.create({ outputLanguage: 'e' }).catch((/** @type {Error} */ { name }) => name));
      }
      return answers;
    });
    assert.deepEqual(found, ['unavailable', 'NotAllowedError', 'RangeError', 'unavailable', 'NotAllowedError', 'RangeError']);
  });
});

describe('a document that is gone', () => {
  for (const leave of ['removed', 'removed with its parent', 'navigated']) {
    test(`${leave}: every call is an InvalidStateError of its window`, async (t) => {
      const { page } = await open(t);
      const found = await page.evaluate(async (leave) => {
        const outer = document.body.appendChild(document.createElement('iframe'));
        const frame = /** @type {Document} */ (outer.contentDocument).body.appendChild(document.createElement('iframe'));
        const lead = (/** @type {string} */ src) => new Promise((done) => Object.assign(frame, { src, onload: done }));
        await lead('/frame.html');
        const { Summarizer, DOMException } = /** @type {Anything} */ (frame.contentWindow);
        const summarizer = await Summarizer.create();
        summarizer.destroy();
        if (leave === 'navigated') await lead('/frame.html?2');
        else (leave === 'removed' ? frame : outer).remove();
        const told = (/** @type {Anything} */ error) => error.name + (error instanceof DOMException);
        const answers = [];
        for (const call of [
          () => Summarizer.create({ outputLanguage: 'not a tag' }),
          () => Summarizer.availability(),
          () => summarizer.summarize('x', { signal: AbortSignal.abort() }),
          () => summarizer.measureInputUsage('x'),
        ]) {
          // Not awaited: that would ask the realm that is gone.
          answers.push(await new Promise((done) => call().then(done, (/** @type {unknown} */ error) => done(told(error)))));
        }
        try {
          summarizer.summarizeStreaming('x');
        } catch (error) {
          answers.push(told(error));
        }
        return answers;
      }, leave);
      assert.deepEqual(found, Array(5).fill('InvalidStateErrortrue'));
    });
  }

  test('leaves what is under way alone, without an error', async (t) => {
    const { page, complaints } = await open(t);
    const settled = await page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const { Summarizer } = /** @type {Anything} */ (frame.contentWindow);
      const summarizer = await Summarizer.create();
      const pending = [Summarizer.create(), summarizer.summarize('A port.'), summarizer.summarizeStreaming('A port.').getReader().read()];
      frame.remove();
      const later = new Promise((done) => setTimeout(done, 300, 'pending'));
      return Promise.all(pending.map((promise) => Promise.race([promise, later])));
    });
    assert.deepEqual(settled, ['pending', 'pending', 'pending']);
    assert.deepEqual(complaints, []);
  });
});
