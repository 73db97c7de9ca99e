/** What the page's policy lets through, in one place: one script, and markup that is never shown. */

/** @typedef {{ createScriptURL(address: string): string, createHTML(html: string): string }} Rules */

const WORKER = new URL('./nutgraf/worker-thread.js', import.meta.url).href;

/** @type {Rules} */
const rules = {
  createScriptURL: (given) => (given === WORKER ? given : ''),
  // For documentOf() alone.
  createHTML: (given) => given,
};
/** @type {{ trustedTypes?: { createPolicy(name: string, rules: Rules): Rules } }} */
const { trustedTypes } = /** @type {any} */ (globalThis);
const policy = trustedTypes?.createPolicy('nutgraf', rules) ?? rules;

/** The address of the engine's worker. */
export function workerAddress() {
  return policy.createScriptURL(WORKER);
}

/**
 * Markup as a document of its own: nothing in it runs, loads or is shown.
 * @param {string} html
 */
export function documentOf(html) {
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}
