/** Copying, and a word about how it went. */

import { element } from './dom.js';
import { t } from './i18n.js';

/**
 * @param {string} label
 * @param {() => string} text
 * @param {(message: string) => void} tell
 */
export function copyButton(label, text, tell) {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      tell(t('copied'));
      button.textContent = t('copied');
      setTimeout(() => (button.textContent = label), 2000);
    } catch {
      tell(t('copyFailed'));
    }
  });
  return button;
}
