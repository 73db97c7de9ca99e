/** Arrow keys within a list: up and down, Home and End move the focus, Tab leaves as usual. */

/**
 * @param {HTMLElement} root
 * @param {string} selector what can have the focus
 */
export function moveByArrows(root, selector) {
  root.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !active.matches(selector)) return;
    const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]).filter((e) => e.offsetParent);
    const at = all.indexOf(active);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || !all[to]) return;
    event.preventDefault();
    all[to].focus();
  });
}
