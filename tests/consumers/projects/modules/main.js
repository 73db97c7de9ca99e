import { analyze } from './node_modules/nutgraf/dist/index.js';

import { article } from './article.js';

analyze(article).then(({ keyPoints }) => {
  document.querySelector('output').textContent = keyPoints.map(({ text }) => text).join('\n');
});
