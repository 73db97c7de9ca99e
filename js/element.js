/**
 * `<nutgraf-summary for="article-id">`: the key points of an article of the page, each leading to its place.
 * Importing this module registers the element, once; on a server it does nothing.
 */
import { show, sheet } from './element-highlight.js';
import { flat, pointsOf } from './element-points.js';
import { STYLE } from './element-style.js';
import { addressOf, findTarget, languageAround, scopes, TargetError, titleBeside } from './element-target.js';
import { ArticleText } from './element-text.js';
import { View } from './element-view.js';
import { words, wordsFor } from './element-words.js';
import { analyze, init } from './index.js';
import { LENGTHS, TYPES } from './options.js';

/** @import { Analysis, AnalyzeOptions, Length, SummaryType } from './types.d.ts' */
/** @import { Point, Words } from './element.d.ts' */
/** @import { State } from './element-view.js' */

const TAG = 'nutgraf-summary';

/** Milliseconds: what an article must have been quiet for, how long changes may wait, how long a target may be missing. */
const [QUIET, LONGEST, GRACE] = [250, 2000, 1000];
/** How far from the window an element counts as visible. */
const NEAR = '200px';
/** Changes of these can change what there is to read. */
const WATCHED = ['hidden', 'inert', 'aria-hidden', 'open', 'lang', 'class', 'style'];
/** What the engine takes for a language. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class NutgrafSummaryElement extends Base {
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
    toggled: (open) => this.toggleAttribute('open', open),
    retry: () => this.#read(true),
    chosen: (index) => this.#show(index),
  });
  #internals = this.attachInternals?.();
  /** @type {State} */
  #state = 'idle';
  #ready = new Deferred();

  #seen = false;
  /** Ends what lasts while it is connected. */
  #life = new AbortController();
  /** Ends the reading that goes on. */
  #job = new AbortController();
  /** Ends what is shown in the article. */
  #shown = new AbortController();
  /** Waits for the article to be quiet, or for a target. @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** When the first of the waiting changes came. @type {number | undefined} */
  #changed;

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
  /** @type {Point[]} */
  #points = [];

  connectedCallback() {
    const window = this.ownerDocument.defaultView;
    if (!window) return;
    for (const name of ['htmlFor', 'type', 'length', 'focus', 'focusOn', 'sentences', 'open', 'text']) upgrade(this, name);
    this.#life = new AbortController();
    if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [styleFor(window)];
    this.#name();
    if (this.#seen) this.#read();
    else this.#awaitSight();
  }

  disconnectedCallback() {
    for (const ending of [this.#life, this.#job, this.#shown]) ending.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
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
    // Several attributes set in a row are one change.
    if (['for', 'lang', 'focus'].includes(name)) queueMicrotask(() => this.#read());
    else if (this.#state === 'ready') this.#render();
  }

  /** Id or CSS selector of the article. */
  get htmlFor() {
    return this.getAttribute('for') ?? '';
  }
  set htmlFor(value) {
    reflect(this, 'for', value);
  }

  /** What is shown. */
  get type() {
    const type = this.getAttribute('type') ?? '';
    return /** @type {SummaryType} */ (TYPES.includes(type) ? type : 'key-points');
  }
  set type(value) {
    reflect(this, 'type', value);
  }

  /** How much is shown. */
  get length() {
    const length = this.getAttribute('length') ?? '';
    return /** @type {NonNullable<Length['length']>} */ (LENGTHS.includes(length) ? length : 'auto');
  }
  set length(value) {
    reflect(this, 'length', value);
  }

  /** Words or a question that it should be about: the attribute `focus`. */
  get focusOn() {
    return this.getAttribute('focus') ?? '';
  }
  set focusOn(value) {
    reflect(this, 'focus', value);
  }

  /** How many sentences, or points; null: as `length` says. */
  get sentences() {
    const count = Number(this.getAttribute('sentences'));
    return Number.isSafeInteger(count) && count > 0 ? count : null;
  }
  set sentences(value) {
    reflect(this, 'sentences', value);
  }

  /** Whether the points can be seen. */
  get open() {
    return this.hasAttribute('open');
  }
  set open(value) {
    this.toggleAttribute('open', Boolean(value));
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
    return this.#points;
  }

  /** Keeps the latest analysis, or the latest error. */
  get ready() {
    return this.#ready.promise;
  }

  #awaitSight() {
    const see = () => {
      this.#seen = true;
      this.#read();
    };
    if (!globalThis.IntersectionObserver) return see();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        see();
      },
      { rootMargin: NEAR },
    );
    observer.observe(this);
    this.#life.signal.addEventListener('abort', () => observer.disconnect());
  }

  /** Reads again once the article has been quiet for a moment. */
  #readSoon() {
    const now = performance.now();
    this.#changed ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), Math.min(QUIET, Math.max(0, this.#changed + LONGEST - now)));
  }

  /**
   * Reads the article, and asks for its analysis where something has changed.
   * @param {boolean} [again] Also where nothing has.
   */
  #read(again = false) {
    if (!this.isConnected || !this.#seen) return;
    clearTimeout(this.#timer);
    this.#timer = this.#changed = undefined;
    this.#target = this.#given === undefined ? findTarget(this) : undefined;
    this.#watch();
    if (this.#given === undefined && !this.#target) return this.#miss();
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

  /** Watches the article, and the page for another one to come. */
  #watch() {
    this.#life.abort();
    this.#life = new AbortController();
    if (this.#given !== undefined) return;
    const observer = new MutationObserver((records) => {
      const target = this.#target;
      if (findTarget(this) !== target || records.some((record) => target?.contains(record.target))) this.#readSoon();
    });
    for (const scope of scopes(this)) observer.observe(scope, { childList: true, subtree: true });
    if (this.#target) {
      observer.observe(this.#target, { childList: true, subtree: true, characterData: true, attributeFilter: WATCHED });
    }
    this.#life.signal.addEventListener('abort', () => observer.disconnect());
  }

  /** The target may be on its way. */
  #miss() {
    this.#asked = '';
    this.#job.abort();
    this.#enter('loading');
    this.#timer = setTimeout(() => {
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
    this.#points = pointsOf(analysis, { type, ...(sentences ? { sentences } : { length }) });
    const strings = this.#name();
    const { code } = analysis.language;
    this.#view.show(this.#points, {
      listed: type === 'key-points',
      lang: code === 'und' ? '' : code,
      stats: strings.from.replace('{n}', String(Math.max(1, Math.round(analysis.stats.readingSeconds / 60)))),
      addresses: flat(this.#points).map(({ spans }) => addressOf(this.#article?.ranges(spans) ?? [])),
    });
    const state = this.#points.length > 0 ? 'ready' : 'empty';
    this.#enter(state);
    this.#view.announce(strings[state]);
    this.#tell('summary', { analysis, points: this.#points });
  }

  /** @param {number} index Of a point, in the order of reading. */
  #show(index) {
    const find = () => this.#article?.ranges(flat(this.#points)[index].spans) ?? [];
    let ranges = find();
    // What is shown must be what stands there now.
    if (this.#timer || ranges.length === 0) {
      this.#read();
      ranges = find();
    }
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
    const states = this.#internals?.states;
    states?.delete(this.#state);
    states?.add(state);
    this.#state = state;
    this.#view.state(state);
    if (state === 'loading') this.#ready.renew();
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

// Frameworks set a property where there is one of the attribute's name, and `focus` is a method of every element:
// words given to it are what the attribute would be given.
Object.defineProperty(NutgrafSummaryElement.prototype, 'focus', {
  configurable: true,
  get: () => Base.prototype.focus,
  /** @this {NutgrafSummaryElement} @param {string} value */
  set(value) {
    this.focusOn = value;
  },
});

/** A promise that can be made anew once it is settled; nobody has to catch it. */
class Deferred {
  #settled = false;
  /** @type {(value: Analysis) => void} */
  #resolve = () => {};
  /** @type {(error: unknown) => void} */
  #reject = () => {};
  promise = this.#make();

  renew() {
    if (this.#settled) this.promise = this.#make();
    this.#settled = false;
  }

  /** @param {Analysis} value */
  resolve(value) {
    this.#settled = true;
    this.#resolve(value);
  }

  /** @param {unknown} error */
  reject(error) {
    this.#settled = true;
    this.#reject(error);
  }

  /** @returns {Promise<Analysis>} */
  #make() {
    const promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    promise.catch(() => {});
    return promise;
  }
}

/** A document takes only sheets of its own window. @type {WeakMap<Window, CSSStyleSheet>} */
const styles = new WeakMap();

/** @param {Window & typeof globalThis} window */
function styleFor(window) {
  const style = styles.get(window) ?? sheet(window, STYLE);
  styles.set(window, style);
  return style;
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {unknown} value
 */
function reflect(element, name, value) {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/**
 * Gives a property that was set before the element was defined to its setter.
 * @param {any} element
 * @param {string} name
 */
function upgrade(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
}

export { TargetError };

const registry = globalThis.customElements;
if (registry && !registry.get(TAG)) registry.define(TAG, NutgrafSummaryElement);
