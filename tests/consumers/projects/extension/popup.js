import { article } from './article.js';
import { analyze } from './node_modules/nutgraf/dist/index.js';

/** @param {{ keyPoints: { text: string }[] }} analysis */
const lines = ({ keyPoints }) => keyPoints.map(({ text }) => text).join('\n');

analyze(article).then((analysis) => {
  document.querySelector('#popup').textContent = lines(analysis);
});
chrome.runtime.sendMessage(article).then((analysis) => {
  document.querySelector('#background').textContent = lines(analysis);
});
