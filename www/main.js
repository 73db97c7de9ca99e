/** The page: a text comes in, the result comes out, and each leads to the other. */

import { copyButton } from './copy.js';
import { documentLanguage } from './document-language.js';
import { byId, element } from './dom.js';
import { load, LoadError, read, stop } from './engine.js';
import { setLanguage, t, translatePage } from './i18n.js';
import { listen } from './input.js';
import { moveByArrows } from './keys.js';
import { markdown } from './results/markdown.js';
import { PLACE } from './results/places.js';
import { ResultsView } from './results/view.js';
import { savedTime } from './saved.js';
import { SourceView } from './source-view.js';

/** @typedef {import("../src/types.d.ts").Analysis} Analysis */
/** @typedef {import("../src/types.d.ts").Summary} Summary */
/**
 * What stands on the page.
 * @typedef {object} Shown
 * @property {string} text
 * @property {Analysis} analysis
 * @property {import("./engine.js").Engine["select"]} select
 * @property {number} length sentences of the summary
 * @property {Summary} summary
 * @property {ResultsView} view
 */

const textarea = /** @type {HTMLTextAreaElement} */ (byId('text'));
const reading = byId('reading');
const results = byId('results');
const toggle = byId('toggle');
const source = new SourceView(reading);

/** @type {Shown | undefined} */
let shown;
/** What the reader says the article's language is; "" to have it detected. */
let language = '';
/** Whether the article is shown for reading, not in the box. */
let readingMode = false;
/** The place that is marked, and which of its mentions. */
let selected = { id: '', at: 0 };
/** Counts the texts, so that a slow answer to an old one is dropped. */
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

translatePage();
load().catch(fail);
listen(textarea, takeText, problem);
if (textarea.value.trim()) takeText(textarea.value, true); // What the browser kept over a reload.

/**
 * @param {string} text
 * @param {boolean} whole the text replaced all there was: show it for reading
 */
function takeText(text, whole) {
  clearTimeout(waiting);
  // At once, not with the answer: what went wrong meanwhile must stay in sight.
  byId('problem').hidden = true;
  if (whole) {
    language = '';
    update(text, true);
  }
  // A longer text takes longer to read: wait longer for the next key.
  else waiting = setTimeout(() => update(text, false), Math.min(800, 120 + text.length / 1000));
}

/**
 * @param {string} text
 * @param {boolean} toReading
 */
async function update(text, toReading) {
  const mine = ++turn;
  byId('clear').hidden = !text;
  if (!text.trim()) {
    stop();
    return showNothing('');
  }
  if (text.length > 100_000) tell(t('working'));
  try {
    const { analysis, select } = await read(text, language);
    if (mine !== turn) return;
    if (analysis.sentences.every((sentence) => sentence.rank === null)) return showNothing(t('tooShort'));
    showResult(text, analysis, select);
    if (!toReading) return;
    setReading(true);
    scrollTo({ top: 0 });
  } catch (error) {
    if (mine !== turn) return;
    if (toReading) setReading(false);
    fail(error);
  }
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Shown["select"]} select
 */
function showResult(text, analysis, select) {
  const length = Math.max(1, analysis.auto);
  const actions = element(
    'p',
    { class: 'tools' },
    copyButton(t('copySummary'), () => shown?.summary.text ?? '', tell),
    copyButton(t('copyMarkdown'), () => (shown ? markdown(analysis, shown.summary) : ''), tell),
  );
  const languageChoice = documentLanguage(analysis.language, language, (code) => {
    language = code;
    byId('problem').hidden = true;
    update(text, false);
  });
  const view = new ResultsView(results, analysis, { onLength: setLength, actions, languageChoice });
  byId('empty').hidden = true;
  results.hidden = false;
  toggle.hidden = false;
  selected = { id: '', at: 0 };
  shown = { text, analysis, select, length, view, summary: select(analysis, { sentences: length }) };
  source.show(text, analysis);
  setLength(length);
  labelToggle();
  tell([t('ready', { n: view.pointCount }), ...savedTime(analysis, shown.summary)].join(', '));
}

/**
 * Another length of the same analysis.
 * @param {number} length
 */
function setLength(length) {
  if (!shown) return;
  const { analysis, select, view } = shown;
  shown.length = length;
  shown.summary = select(analysis, { sentences: length });
  view.summary.show(shown.summary, length);
  const chosen = new Set(
    [...analysis.sentences.keys()].filter((index) => (analysis.sentences[index].rank ?? Infinity) < length),
  );
  const leads = new Map(view.leads);
  for (const index of chosen) if (!leads.has(index)) leads.set(index, `sentence-${index}`);
  source.use(chosen, leads);
  showPressed();
}

/** @param {string} message what to say instead of a result */
function showNothing(message) {
  shown = undefined;
  results.hidden = true;
  results.replaceChildren();
  byId('empty').hidden = false;
  toggle.hidden = true;
  setReading(false);
  tell(message);
}

/**
 * Marks a place in the article; once more takes the next mention of it.
 * @param {string} id
 */
function choose(id) {
  if (!shown) return;
  const spans = shown.view.places.spans(id);
  selected = { id, at: selected.id === id ? (selected.at + 1) % spans.length : 0 };
  setReading(true, false);
  const paragraph = source.mark(spans, selected.at);
  showPressed();
  tell(
    spans.length > 1 && new Set(spans.map(({ start }) => start)).size > 1 && /^(person|phrase)/.test(id)
      ? t('markedMany', { at: selected.at + 1, n: spans.length, paragraph })
      : t('markedOne', { paragraph }),
  );
}

/** Takes the mark off. */
function unchoose() {
  selected = { id: '', at: 0 };
  source.clear();
  showPressed();
}

function showPressed() {
  for (const place of results.querySelectorAll(PLACE)) {
    const pressed = place.id === selected.id;
    if (place instanceof HTMLButtonElement) place.setAttribute('aria-pressed', String(pressed));
    else if (pressed) place.setAttribute('aria-current', 'true');
    else place.removeAttribute('aria-current');
  }
}

/**
 * Shows the item of the result that a sentence of the article leads to.
 * @param {string} id
 */
function follow(id) {
  const item = document.getElementById(id);
  if (!item) return;
  item.closest('details')?.setAttribute('open', '');
  selected = { id: '', at: 0 };
  choose(id);
  item.focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  item.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

/**
 * @param {boolean} on
 * @param {boolean} [moveFocus] to what is shown now
 */
function setReading(on, moveFocus = true) {
  const changed = on !== readingMode || on !== textarea.hidden;
  readingMode = on;
  textarea.hidden = on;
  reading.hidden = !on;
  byId('legend').hidden = !on;
  document.body.classList.toggle('reads', on);
  labelToggle();
  if (changed && moveFocus) (on ? reading : textarea).focus({ preventScroll: true });
}

function labelToggle() {
  toggle.textContent = t(readingMode ? 'edit' : 'read');
}

/** @param {string} message for everybody, spoken too */
function tell(message) {
  byId('status').textContent = message;
}

/** @param {string} message */
function problem(message) {
  const box = byId('problem');
  box.replaceChildren(element('p', {}, message));
  box.hidden = false;
}

/** @param {unknown} error */
function fail(error) {
  if (!(error instanceof LoadError))
    return problem(t('analysisFailed', { reason: error instanceof Error ? error.message : String(error) }));
  problem(t('engineFailed'));
  const reload = element('button', { type: 'button' }, t('reload'));
  reload.addEventListener('click', () => location.reload());
  byId('problem').append(reload);
}

results.addEventListener('click', (event) => {
  const place = event.target instanceof Element ? event.target.closest(PLACE) : null;
  if (!place) return;
  event.preventDefault();
  choose(place.id);
});

reading.addEventListener('click', (event) => {
  const lead = source.leadOf(event.target);
  if (!lead) return;
  event.preventDefault();
  if (!String(getSelection())) follow(lead); // Not while the reader selects words.
});

toggle.addEventListener('click', () => setReading(!readingMode));

byId('clear').addEventListener('click', () => {
  textarea.value = '';
  language = '';
  takeText('', false);
  clearTimeout(waiting);
  turn++;
  stop();
  showNothing(t('cleared'));
  byId('clear').hidden = true;
  textarea.focus();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !selected.id) return;
  const { id } = selected;
  unchoose();
  if (reading.contains(document.activeElement)) document.getElementById(id)?.focus();
});

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-interface]')))
  button.addEventListener('click', () => {
    setLanguage(String(button.dataset.interface));
    translatePage();
    labelToggle();
    if (shown) showResult(shown.text, shown.analysis, shown.select);
  });

moveByArrows(results, PLACE);
moveByArrows(reading, 'a[href]');
