/**
 * How the element looks. Colours come from the page's own text colour, so that it fits any page, light or dark.
 */
export const STYLE = `
:host { display: block; }
:host([hidden]), [hidden] { display: none !important; }
details {
  --line: var(--nutgraf-line, color-mix(in srgb, currentColor 20%, transparent));
  --accent: var(--nutgraf-accent, light-dark(#1f6b52, #7fcdb0));
  border: 1px solid var(--line);
  border-inline-start: 4px solid var(--accent);
  border-radius: var(--nutgraf-radius, 0.5rem);
  background: var(--nutgraf-paper, color-mix(in srgb, currentColor 4%, transparent));
  color: var(--nutgraf-ink, inherit);
  line-height: 1.5;
  overflow-wrap: anywhere;
}
summary {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 0.75em;
  min-height: 2.75rem;
  box-sizing: border-box;
  padding: 0.5rem 1rem;
  list-style: none;
  cursor: pointer;
  border-radius: inherit;
}
summary::-webkit-details-marker { display: none; }
summary::after {
  content: "";
  width: 0.5em;
  height: 0.5em;
  margin-inline: auto 0.2em;
  border: solid currentColor;
  border-width: 0 2px 2px 0;
  transform: translateY(-25%) rotate(45deg);
}
[open] > summary::after { transform: translateY(25%) rotate(-135deg); }
[part~=heading] { font-weight: 700; font-size: 1.0625em; }
[part~=stats], [part~=note] { font-size: 0.875em; }
[part~=content] { padding: 0 1rem 0.875rem; }
ul { margin: 0; padding-inline-start: 1.25em; }
li { margin-block: 0.5em; }
li::marker { color: var(--accent); }
p { margin: 0.5em 0; }
a { color: inherit; border-radius: 2px; text-decoration: none; text-underline-offset: 0.2em; }
p > a:not(:only-child) { text-decoration: underline dotted 1px; }
a:hover { text-decoration: underline 2px var(--accent); }
a[aria-current] { text-decoration: underline 2px light-dark(#b98300, #e0b64a); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button {
  font: inherit;
  color: inherit;
  min-height: 2.25rem;
  padding: 0.25em 0.875em;
  margin-inline-start: 0.5em;
  background: transparent;
  border: 1px solid currentColor;
  border-radius: var(--nutgraf-radius, 0.5rem);
  cursor: pointer;
}
[role=status] { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  summary::after { transition: transform 0.15s; }
  [part~=loading] { animation: wait 1.2s ease-in-out infinite alternate; }
  @keyframes wait { from { opacity: 1; } to { opacity: 0.6; } }
}
@media print { summary::after { display: none; } }
`;
