import { analyze } from 'nutgraf';

import { article } from '../../article.js';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const { keyPoints } = await analyze(article);
  return <output>{keyPoints.map(({ text }) => text).join('\n')}</output>;
}
