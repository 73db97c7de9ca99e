import { analyze } from 'nutgraf';

import { article } from './article.js';

const { keyPoints } = await analyze(article);
for (const { text } of keyPoints) console.log(text);
