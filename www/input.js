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
  let wholePaste = false;
  /** An untouched sample: a paste means "instead of it". */
  let sample = '';

  textarea.addEventListener('paste', () => {
    const { selectionStart, selectionEnd, value } = textarea;
    if (value === sample) textarea.select();
    wholePaste = value === sample || !value.trim() || selectionEnd - selectionStart === value.length;
  });
  textarea.addEventListener('input', (event) => {
    const pasted = event instanceof InputEvent && /^insertFromPaste/.test(event.inputType);
    onText(textarea.value, pasted && wholePaste);
    wholePaste = false;
  });
  // A paste while the article is only shown replaces it.
  document.addEventListener('paste', (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    const text = event.clipboardData?.getData('text/plain');
    if (text?.trim()) replace(text);
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

  /** @param {string} text */
  function replace(text) {
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
