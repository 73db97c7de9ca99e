/** What the reader chose, kept for the next visit where the browser allows it. */

const PREFIX = 'nutgraf.';

/**
 * @param {string} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null; // Storage is switched off: the page works without.
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // As above.
  }
}
