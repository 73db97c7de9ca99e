import { analyze } from 'nutgraf';

import { article } from './article.js';

analyze(article).then(({ keyPoints }) => {
  document.querySelector('output').textContent = keyPoints.map(({ text }) => text).join('\n');
});
