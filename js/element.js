/**
 * `<nutgraf-summary for="article-id">`: the key points of an article of the page, each leading to its place.
 * Importing this module registers the element, once; on a server it does nothing.
 */
import { Attributes, upgrade } from './element-attributes.js';
import { show } from './element-highlight.js';
import { flat, groupsOf } from './element-points.js';
import { styleFor } from './element-style.js';
import { addressOf, findTarget, languageAround, TargetError, titleBeside } from './element-target.js';
import { ArticleText } from './element-text.js';
import { View } from './element-view.js';
import { Watch } from './element-watch.js';
import { words, wordsFor } from './element-words.js';
import { analyze, init } from './index.js';

/** @import { Analysis, AnalyzeOptions } from './types.d.ts' */
/** @import { Group, Words } from './element.d.ts' */
/** @import { State } from './element-view.js' */

const TAG = 'nutgraf-summary';

/** Milliseconds that a target may be missing. */
const GRACE = 1000;
/** What the engine takes for a language. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

export class NutgrafSummaryElement extends Attributes {
  static observedAttributes = ['for', 'type', 'length', 'lang', 'focus', 'sentences', 'open'];

  /** What the elements say, by language; a page may add its own. */
  static words = words;

  /**
   * What reads the articles; a page may put a worker's call here.
   * @param {string} text
   * @param {AnalyzeOptions} options
   * @param {{ signal: AbortSignal, progress: (done: number) => void }} job
   */
  static async analyze(text, options, { progress }) {
    await init();
    progress(0.5);
    return analyze(text, options);
  }

  #view = new View(this.attachShadow({ mode: 'open' }), {
    toggled: (open) => (this.open = open),
    retry: () => this.#read(true),
    chosen: (index) => this.#show(index),
  });
  #internals = this.attachInternals?.();
  /** @type {State} */
  #state = 'idle';
  #ready = deferred();

  #seen = false;
  #watch = new Watch(this, () => this.#read());
  /** Ends the reading that goes on. */
  #job = new AbortController();
  /** Ends what is shown in the article. */
  #shown = new AbortController();

  /** A text of its own, that stands nowhere in the page. @type {string | undefined} */
  #given;
  /** @type {Element | undefined} */
  #target;
  /** @type {ArticleText | undefined} */
  #article;
  /** The text and options of the last reading. */
  #asked = '';
  /** @type {Analysis | undefined} */
  #analysis;
  /** @type {Group[]} */
  #groups = [];

  connectedCallback() {
    const window = this.ownerDocument.defaultView;
    if (!window) return;
    upgrade(this);
    if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [styleFor(window)];
    this.#name();
    const see = () => {
      this.#seen = true;
      this.#read();
    };
    if (this.#seen) see();
    else this.#watch.awaitSight(see);
  }

  disconnectedCallback() {
    this.#watch.end();
    this.#job.abort();
    this.#shown.abort();
    if (this.#state === 'loading') this.#asked = '';
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'open') this.#view.details.open = this.open;
    if (!this.isConnected || name === 'open') return;
    this.#name();
    if (this.#state === 'ready') this.#render();
    // Several attributes set in a row are one change.
    if (['for', 'lang', 'focus'].includes(name)) queueMicrotask(() => this.#read());
  }

  /** The text that was read. Set it to summarise a text that is not in the page; null goes back to the page's. */
  get text() {
    return this.#given ?? this.#article?.text ?? '';
  }
  set text(value) {
    this.#given = value == null ? undefined : String(value);
    this.#read();
  }

  /** What was found, once it is ready. */
  get analysis() {
    return this.#analysis;
  }

  /** What is shown, once it is ready. */
  get points() {
    return this.#groups.flatMap(({ points }) => points);
  }

  /** Keeps the latest analysis, or the latest error. */
  get ready() {
    return this.#ready.promise;
  }

  /**
   * Reads the article, and asks for its analysis where something has changed.
   * @param {boolean} [again] Also where nothing has.
   */
  #read(again = false) {
    if (!this.isConnected || !this.#seen) return;
    const given = this.#given !== undefined;
    this.#target = given ? undefined : findTarget(this);
    this.#watch.end();
    if (!given) this.#watch.over(this.#target);
    if (!given && !this.#target) return this.#miss();
    this.#article = this.#target && new ArticleText(this.#target);
    const options = {
      language: [this.lang, this.#target?.getAttribute('lang')].find((code) => code && LANGUAGE.test(code)) ?? undefined,
      focus: this.focusOn || undefined,
      title: this.#target && titleBeside(this.#target),
    };
    const asked = JSON.stringify([this.text, options]);
    if (asked === this.#asked && !again) return;
    this.#asked = asked;
    this.#analyze(this.text, options);
  }

  /** The target may be on its way. */
  #miss() {
    this.#asked = '';
    this.#job.abort();
    this.#enter('loading');
    this.#watch.later(() => {
      this.#enter('empty');
      this.#fail(new TargetError(this.htmlFor));
    }, GRACE);
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} options
   */
  async #analyze(text, options) {
    this.#job.abort();
    const { signal } = (this.#job = new AbortController());
    const progress = (/** @type {number} */ done) => void (signal.aborted || this.#tell('progress', { progress: done }));
    this.#enter('loading');
    progress(0);
    try {
      const { analyze } = /** @type {typeof NutgrafSummaryElement} */ (this.constructor);
      const analysis = await analyze(text, options, { signal, progress });
      if (signal.aborted) return;
      progress(1);
      this.#analysis = analysis;
      this.#render();
      this.#ready.resolve(analysis);
    } catch (error) {
      if (signal.aborted) return;
      this.#enter('error');
      this.#fail(error);
    }
  }

  #render() {
    const analysis = this.#analysis;
    if (!analysis) return;
    const { type, sentences, length } = this;
    this.#shown.abort();
    const strings = this.#name();
    this.#groups = groupsOf(analysis, { type, ...(sentences ? { sentences } : { length }) }, strings);
    const { points } = this;
    const { code } = analysis.language;
    this.#view.show(this.#groups, {
      listed: type === 'key-points',
      lang: code === 'und' ? '' : code,
      stats: strings.from.replace('{n}', String(Math.max(1, Math.round(analysis.stats.readingSeconds / 60)))),
      addresses: flat(points).map(({ spans }) => addressOf(this.#article?.ranges(spans) ?? [])),
    });
    const state = points.length > 0 ? 'ready' : 'empty';
    this.#enter(state);
    this.#view.announce(strings[state]);
    this.#tell('summary', { analysis, points });
  }

  /** @param {number} index Of a point, in the order of reading. */
  #show(index) {
    // What is shown must be what stands there now.
    this.#read();
    const ranges = this.#article?.ranges(flat(this.points)[index].spans) ?? [];
    if (this.#state !== 'ready' || ranges.length === 0) return;
    this.#shown = new AbortController();
    show(ranges, {
      signal: this.#shown.signal,
      ended: () => this.#view.mark(),
      back: () => this.#view.focus(index),
    });
    this.#view.mark(index);
    this.#view.announce(this.#name().shown);
  }

  /**
   * Puts the strings of the right language in.
   * @returns {Words}
   */
  #name() {
    const [lang, strings] = wordsFor(this.lang, languageAround(this), this.#analysis?.language.code);
    this.#view.name(strings, lang, this.type);
    return strings;
  }

  /** @param {State} state */
  #enter(state) {
    if (state === 'loading' && !['idle', state].includes(this.#state)) this.#ready = deferred();
    const states = this.#internals?.states;
    states?.delete(this.#state);
    states?.add(state);
    this.#state = state;
    this.#view.state(state);
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#ready.reject(error);
    this.#tell('error', { error });
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`nutgraf-${name}`, { bubbles: true, composed: true, detail }));
  }
}

/** A promise that is settled from outside; nobody has to catch it. */
function deferred() {
  /** @type {PromiseWithResolvers<Analysis>} */
  const made = /** @type {any} */ ({});
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {});
  return made;
}

export { TargetError };

const registry = globalThis.customElements;
if (registry && !registry.get(TAG)) registry.define(TAG, NutgrafSummaryElement);
