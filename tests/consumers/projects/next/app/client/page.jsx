'use client';
import { analyze } from 'nutgraf';
import { useEffect, useState } from 'react';

import { article } from '../../article.js';

export default function Page() {
  const [points, setPoints] = useState([]);
  useEffect(() => {
    analyze(article).then(({ keyPoints }) => setPoints(keyPoints));
  }, []);
  return <output>{points.map(({ text }) => text).join('\n')}</output>;
}
