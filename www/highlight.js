/** Paints ranges of the article: CSS Custom Highlights, which change no element. Where a browser has none, the
 * sentence's own class (`current`) still shows the place. */

const NAME = 'place';

/** @param {Range[]} ranges */
export function paint(ranges) {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(...ranges));
}
