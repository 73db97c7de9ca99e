const { analyze } = require('nutgraf');

const { article } = require('./article.js');

analyze(article).then(({ keyPoints }) => {
  for (const { text } of keyPoints) console.log(text);
});
