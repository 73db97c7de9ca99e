/** The ways a text comes in: typed, pasted, dropped, opened, a sample. */

import { byId } from './dom.js';
import { htmlText } from './html.js';
import { t } from './i18n.js';

/**
 * What came in: `whole` says that it replaced all there was, so the reader wants to read, not to edit.
 * @callback OnText
 * @param {string} text
 * @param {boolean} whole
 */

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {OnText} onText
 * @param {(message: string) => void} onProblem
 */
export function listen(textarea, onText, onProblem) {
  /** An untouched sample: a paste means "instead of it". */
  let sample = '';

  textarea.addEventListener('input', () => onText(textarea.value, false));
  // A paste that takes the place of all there is, or comes while the article is only shown, is a new article.
  document.addEventListener('paste', (event) => {
    const text = textOf(event.clipboardData);
    if (!text.trim() || !replaces(event.target)) return;
    event.preventDefault();
    replace(text);
  });

  document.addEventListener('dragover', (event) => {
    if (!takes(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', async (event) => {
    document.body.classList.remove('dropping');
    if (!takes(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) await open(file);
    else replace(textOf(event.dataTransfer));
  });

  const file = /** @type {HTMLInputElement} */ (byId('file'));
  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    file.value = '';
    if (chosen) await open(chosen);
  });

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-sample]')))
    button.addEventListener('click', () => load(String(button.dataset.sample)));

  /** @param {EventTarget | null} target of a paste */
  function replaces(target) {
    if (target instanceof HTMLInputElement) return false;
    if (target !== textarea) return true;
    const { selectionStart, selectionEnd, value } = textarea;
    return !value.trim() || value === sample || selectionEnd - selectionStart === value.length;
  }

  /** @param {string} text */
  function replace(text) {
    // A box in sight lays out all of a long text; the reading view, which comes next, only what is in sight.
    textarea.hidden = true;
    textarea.value = text;
    // The textarea's own value has its line ends made alike: what is read must be what is shown.
    onText(textarea.value, true);
  }

  /** @param {File} file */
  async function open(file) {
    const { name, type } = file;
    if (!/^text\/|^$/.test(type) && !/\.(txt|md|html?)$/i.test(name)) return onProblem(t('notText'));
    try {
      const content = decoded(await file.arrayBuffer());
      const text = type === 'text/html' || /\.html?$/i.test(name) ? htmlText(content) : content;
      if (text.trim()) replace(text);
      else onProblem(t('tooShort'));
    } catch {
      onProblem(t('fileFailed'));
    }
  }

  /** @param {string} code */
  async function load(code) {
    try {
      const answer = await fetch(new URL(`./samples/${code}.txt`, import.meta.url));
      if (!answer.ok) throw new Error(String(answer.status));
      replace(await answer.text());
      sample = textarea.value;
    } catch {
      onProblem(t('sampleFailed'));
    }
  }
}

/**
 * What was copied or dragged, as text.
 * @param {DataTransfer | null} data
 */
function textOf(data) {
  const plain = data?.getData('text/plain') ?? '';
  return plain.trim() ? plain : htmlText(data?.getData('text/html') ?? '');
}

/**
 * A file's text; throws where it is none.
 * @param {ArrayBuffer} bytes
 */
function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const [little, big] = [first === 0xff && second === 0xfe, first === 0xfe && second === 0xff];
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8', { fatal: true }).decode(bytes);
}

/** @param {DragEvent} event */
function takes({ dataTransfer, target }) {
  const types = dataTransfer?.types ?? [];
  const isText = types.includes('text/plain') || types.includes('text/html');
  // Text dropped into the box is the browser's to insert where it falls.
  return types.includes('Files') || (isText && !(target instanceof HTMLTextAreaElement));
}
