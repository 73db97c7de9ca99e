/** The ways a text comes in: typed, pasted, dropped, opened, a sample. */

import { byId } from './dom.js';
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
    const text = event.clipboardData?.getData('text/plain');
    if (!text?.trim() || !replaces(event.target)) return;
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
    else replace(event.dataTransfer?.getData('text/plain') ?? '');
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
    if (!/^text\/|^$/.test(file.type) && !/\.(txt|md)$/i.test(file.name)) return onProblem(t('notText'));
    try {
      replace(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
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

/** @param {DragEvent} event */
function takes({ dataTransfer, target }) {
  const types = dataTransfer?.types ?? [];
  // Text dropped into the box is the browser's to insert where it falls.
  return types.includes('Files') || (types.includes('text/plain') && !(target instanceof HTMLTextAreaElement));
}
