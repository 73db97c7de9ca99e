/** The articles of tests/fixtures, written for these tests. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/', import.meta.url);

/** @type {{ name: string, text: string }[]} */
export const ARTICLES = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

/**
 * The text of one article.
 * @param {string} name
 */
export function article(name) {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
