import { analyze } from './node_modules/nutgraf/dist/inline.js';

chrome.runtime.onMessage.addListener((article, _sender, answer) => {
  analyze(article).then(answer);
  return true; // the answer comes later
});
