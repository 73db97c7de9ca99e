import { analyze } from 'nutgraf';

import { article } from '../../../article.js';

export async function load() {
  const { keyPoints } = await analyze(article);
  return { points: keyPoints.map(({ text }) => text) };
}
