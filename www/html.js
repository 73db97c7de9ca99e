/** The text of a web page that comes as markup: a saved file, or a clipboard that holds nothing else. */

import { documentOf } from './trusted.js';

/** What is no part of an article's own telling, or no text. */
const SKIPPED =
  'head,nav,aside,footer,figcaption,script,style,template,noscript,form,button,input,select,textarea,svg,math,iframe,' +
  'object,video,audio,canvas,dialog,menu,[hidden],[aria-hidden="true"],[role="navigation"],[role="complementary"]';
/** What flows on within a line. */
const INLINE =
  'a,abbr,acronym,b,bdi,bdo,big,cite,code,data,del,dfn,em,font,i,img,ins,kbd,label,mark,picture,q,ruby,s,samp,small,' +
  'source,span,strike,strong,sub,sup,td,th,time,tt,u,var,wbr';
/** An article or a main part with fewer characters is a teaser, or wrongly marked. */
const SHORTEST = 400;

/**
 * @param {string} html
 * @returns {string} with a blank line between blocks
 */
export function htmlText(html) {
  const { body } = documentOf(html);
  const parts = [...body.querySelectorAll('article'), ...body.querySelectorAll('main,[role="main"]')].map(textOf);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  return longest.length >= SHORTEST ? longest : textOf(body);
}

/** @param {Element} root */
function textOf(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {string[]} */
  const pieces = [];
  let block = root;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.matches('br')) pieces.push('\n');
      else if (node.matches('td,th')) pieces.push(' ');
      continue;
    }
    const own = node.parentElement?.closest(`:not(${INLINE})`) ?? root;
    if (own !== block) pieces.push('\n\n');
    block = own;
    pieces.push((node.nodeValue ?? '').replace(/[\t\n\f\r ]+/g, ' '));
  }
  return pieces
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
