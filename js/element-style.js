/**
 * How the element looks. Colours come from the page's own text colour, so that it fits any page, light or dark.
 */
const STYLE = `
:host { display: block; }
:host([hidden]), [hidden] { display: none !important; }
details {
  --accent: var(--nutgraf-accent, light-dark(#1f6b52, #7fcdb0));
  border: 1px solid var(--nutgraf-line, color-mix(in srgb, currentColor 20%, transparent));
  border-inline-start: 4px solid var(--accent);
  border-radius: var(--nutgraf-radius, 0.5em);
  background: var(--nutgraf-paper, color-mix(in srgb, currentColor 4%, transparent));
  color: var(--nutgraf-ink, inherit);
  line-height: 1.5;
  overflow-wrap: anywhere;
}
summary {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 1em;
  padding: 0.5em 1em;
  cursor: pointer;
  border-radius: inherit;
}
summary::-webkit-details-marker { display: none; }
summary::after { content: "▾" / ""; margin-inline-start: auto; }
[open] > summary::after { content: "▴" / ""; }
[part=heading], [part=title] { font-weight: 700; }
[part=stats], [part=note] { font-size: 0.875em; }
[part=content] { padding: 0 1em 0.5em; }
ul { margin: 0; padding-inline-start: 1.25em; }
li::marker { color: var(--accent); }
li, p { margin: 0.5em 0; }
[part=title] { margin-top: 1em; }
a { color: inherit; text-decoration: none; }
p > a:not(:only-child) { text-decoration: underline dotted 1px; }
a:hover { text-decoration: underline 2px var(--accent); }
a[aria-current] { text-decoration: underline 2px light-dark(#b98300, #e0b64a); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button { font: inherit; margin-inline-start: 0.5em; }
[role=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

/** The place that is shown, in the article's own tree. */
export const PLACE = `
@layer nutgraf {
  ::highlight(nutgraf-place) {
    background-color: var(--nutgraf-place, light-dark(#ffdf75, #6b5300));
    color: var(--nutgraf-place-ink, light-dark(#1d1b17, #fff));
  }
  @media (forced-colors: active) { ::highlight(nutgraf-place) { background-color: Mark; color: MarkText; } }
}
`;

/** A document takes only sheets of its own window. @type {WeakMap<Window, CSSStyleSheet>} */
const styles = new WeakMap();

/** @param {Window & typeof globalThis} window */
export function styleFor(window) {
  const style = styles.get(window) ?? sheet(window, STYLE);
  styles.set(window, style);
  return style;
}

/**
 * @param {Window & typeof globalThis} window Whose documents may adopt it.
 * @param {string} css
 */
export function sheet(window, css) {
  const made = new window.CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
