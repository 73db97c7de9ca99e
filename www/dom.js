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

/**
 * @param {Node | string | null | undefined | false} child
 * @returns {child is Node | string}
 */
function isChild(child) {
  return child != null && child !== false;
}
