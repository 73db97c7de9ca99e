/**
 * What the element shows, in its shadow root: a disclosure with the points in it, and a line for screen readers.
 */

/** @import { Point, Words } from './element.d.ts' */
/** @typedef {'idle' | 'loading' | 'ready' | 'empty' | 'error'} State */

export class View {
  /** What is shown of a state that is not `ready`, by state. @type {Record<string, HTMLElement>} */
  #messages;
  #status = make('p', { role: 'status' });
  #stats = make('span', { part: 'stats' });
  #points = make('div', { part: 'text', dir: 'auto' });
  #note = make('p', { part: 'note' });
  /** What shows a string, with its name in Words. @type {[HTMLElement, keyof Words][]} */
  #named = [];
  /** Of the points, in their order. @type {HTMLElement[]} */
  #links = [];

  /**
   * @param {ShadowRoot} root
   * @param {{ toggled: (open: boolean) => void, retry: () => void, chosen: (index: number) => void }} on
   */
  constructor(root, on) {
    const retry = this.#say(make('button', { type: 'button', part: 'retry' }), 'retry');
    retry.addEventListener('click', on.retry);
    const message = (/** @type {'loading' | 'empty' | 'error'} */ name, /** @type {Node[]} */ ...more) =>
      make('p', { part: `message ${name}` }, this.#slot(name, name), ...more);
    this.#messages = { loading: message('loading'), empty: message('empty'), error: message('error', retry) };
    this.heading = this.#slot('heading', 'key-points');
    this.details = make(
      'details',
      { part: 'box' },
      make('summary', { part: 'toggle' }, make('span', { part: 'heading' }, this.heading), this.#stats),
      make(
        'div',
        { part: 'content' },
        ...Object.values(this.#messages),
        this.#points,
        make('slot', { name: 'footer' }, this.#note),
      ),
    );
    this.#say(this.#note, 'note');
    this.details.addEventListener('toggle', () => on.toggled(this.details.open));
    this.#points.addEventListener('click', (event) => {
      // With a modifier key it is a link like any other.
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const index = this.#links.findIndex((link) => event.composedPath().includes(link));
      if (index < 0) return;
      event.preventDefault();
      on.chosen(index);
    });
    root.append(this.details, this.#status, make('slot'));
    this.state('idle');
  }

  /** @param {State} state */
  state(state) {
    for (const [name, message] of Object.entries(this.#messages)) message.hidden = name !== state;
    const ready = state === 'ready';
    this.#points.hidden = !ready;
    this.#note.hidden = !ready || !this.#links.some((link) => link.matches('a'));
    this.#stats.hidden = !ready;
    this.details.ariaBusy = String(state === 'loading');
  }

  /**
   * Puts the strings in.
   * @param {Words} words
   * @param {string} lang
   * @param {keyof Words} heading
   */
  name(words, lang, heading) {
    for (const [element, name] of this.#named) {
      element.textContent = words[element === this.heading ? heading : name];
      element.lang = lang;
    }
    this.#stats.lang = this.#status.lang = lang;
  }

  /**
   * @param {Point[]} points
   * @param {{ listed: boolean, lang: string, stats: string, addresses: (string | undefined)[] }} how
   *   `addresses`: where each point leads, in the order of `points`, each followed by its own.
   */
  show(points, { listed, lang, stats, addresses }) {
    this.#links = [];
    this.#stats.textContent = stats;
    this.#points.lang = lang;
    const link = (/** @type {Point} */ point) => {
      const href = addresses[this.#links.length];
      const made = href ? make('a', { part: 'words link', href }, point.text) : make('span', { part: 'words' }, point.text);
      this.#links.push(made);
      return made;
    };
    const list = (/** @type {Point[]} */ points) => {
      const items = points.map((point) => {
        const item = make('li', { part: 'point' }, link(point));
        if (point.points.length > 0) item.append(list(point.points));
        return item;
      });
      return make('ul', { part: 'points' }, ...items);
    };
    const paragraph = () => make('p', { part: 'paragraph' }, ...points.flatMap((point) => [link(point), ' ']));
    this.#points.replaceChildren(listed ? list(points) : paragraph());
  }

  /**
   * Marks the point whose place is shown; none without an index.
   * @param {number} [index]
   */
  mark(index) {
    this.#links.forEach((link, i) => (i === index ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
  }

  /** @param {number} index */
  focus(index) {
    this.#links[index]?.focus();
  }

  /** @param {string} text For screen readers, when they have nothing else to say. */
  announce(text) {
    this.#status.textContent = text;
  }

  /**
   * @param {string} slot
   * @param {keyof Words} name
   */
  #slot(slot, name) {
    return this.#say(make('slot', { name: slot }), name);
  }

  /**
   * @template {HTMLElement} T
   * @param {T} element
   * @param {keyof Words} name
   */
  #say(element, name) {
    this.#named.push([element, name]);
    return element;
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
