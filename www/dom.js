/** Makes elements. Text becomes text nodes only, so nothing that is pasted is ever read as markup. */

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} attributes `true` sets an empty attribute; `false`, `null` and `undefined` set none
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value != null && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.filter(isChild));
  return made;
}

/**
 * An element of the page that is known to be there.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}

/** What has no full stop can be a book; nobody reads more of it in the result. */
const LONGEST = 2000;

/**
 * A stretch of an article as the result shows it.
 * @param {string} text
 */
export function shown(text) {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')} …` : text;
  return cut.replace(/\s+/g, ' ');
}

/**
 * @param {Node | string | null | undefined | false} child
 * @returns {child is Node | string}
 */
function isChild(child) {
  return child != null && child !== false;
}
