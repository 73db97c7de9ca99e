import { analyze } from 'nutgraf';

import { article } from '../../article.js';

export const runtime = 'edge';

export async function GET() {
  const { keyPoints } = await analyze(article);
  return new Response(keyPoints.map(({ text }) => text).join('\n'));
}
