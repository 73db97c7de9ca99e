/**
 * What the element shows, in its shadow root: a disclosure with the points in it, and a line for screen readers.
 */

/** @import { Group, Point, Words } from './element.d.ts' */
/** @typedef {'idle' | 'loading' | 'ready' | 'empty' | 'error'} State */

export class View {
  #root;
  /** What is shown of a state that is not `ready`, by state. @type {Record<string, HTMLElement>} */
  #messages;
  #heading = make('slot', { name: 'heading', 'data-say': 'key-points' });
  #status = make('p', { role: 'status' });
  #stats = make('span', { part: 'stats' });
  #points = make('div', { part: 'text', dir: 'auto' });
  #note = make('p', { part: 'note', 'data-say': 'note' });
  /** Of the points, in their order. @type {HTMLElement[]} */
  #links = [];

  /**
   * @param {ShadowRoot} root
   * @param {{ toggled: (open: boolean) => void, retry: () => void, chosen: (index: number) => void }} on
   */
  constructor(root, on) {
    this.#root = root;
    const retry = make('button', { type: 'button', part: 'retry', 'data-say': 'retry' });
    retry.addEventListener('click', on.retry);
    const message = (/** @type {string} */ name, /** @type {Node[]} */ ...more) =>
      make('p', { part: `message ${name}` }, make('slot', { name, 'data-say': name }), ...more);
    this.#messages = { loading: message('loading'), empty: message('empty'), error: message('error', retry) };
    this.details = make(
      'details',
      { part: 'box' },
      make('summary', { part: 'toggle' }, make('span', { part: 'heading' }, this.#heading), this.#stats),
      make(
        'div',
        { part: 'content' },
        ...Object.values(this.#messages),
        this.#points,
        make('slot', { name: 'footer' }, this.#note),
      ),
    );
    this.details.addEventListener('toggle', () => on.toggled(this.details.open));
    this.#points.addEventListener('click', (event) => {
      const index = this.#links.indexOf(/** @type {HTMLElement} */ (event.target));
      // With a modifier key it is a link like any other.
      if (index < 0 || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
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
    this.#points.hidden = this.#stats.hidden = !ready;
    this.#note.hidden = !ready || !this.#links.some((link) => link.matches('a'));
    this.details.ariaBusy = String(state === 'loading');
  }

  /**
   * Puts the strings in.
   * @param {Words} words
   * @param {string} lang
   * @param {keyof Words} heading
   */
  name(words, lang, heading) {
    this.#heading.dataset.say = heading;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll('[data-say]'))) {
      element.textContent = words[/** @type {keyof Words} */ (element.dataset.say)];
      element.lang = lang;
    }
    this.#stats.lang = this.#status.lang = lang;
  }

  /**
   * @param {Group[]} groups
   * @param {{ listed: boolean, lang: string, stats: string, addresses: (string | undefined)[] }} how
   *   `addresses`: where each point leads, in the order of the groups, each point followed by its own.
   */
  show(groups, { listed, lang, stats, addresses }) {
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
    const paragraph = (/** @type {Point[]} */ points) => make('p', { part: 'paragraph' }, ...points.flatMap((point) => [link(point), ' ']));
    const shown = groups.flatMap(({ title, points }, id) => {
      const content = listed ? list(points) : paragraph(points);
      if (!title) return [content];
      content.setAttribute('aria-labelledby', String(id));
      return [make('p', { part: 'title', id, lang: this.#stats.lang }, title), content];
    });
    this.#points.replaceChildren(...shown);
  }

  /**
   * Marks the point whose place is shown; none without an index.
   * @param {number} [index]
   */
  mark(index) {
    this.#links.forEach((link, i) => (link.ariaCurrent = i === index ? 'true' : null));
  }

  /** @param {number} index */
  focus(index) {
    this.#links[index]?.focus();
  }

  /** @param {string} text For screen readers, when they have nothing else to say. */
  announce(text) {
    this.#status.textContent = text;
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
