export default {
  entry: './main.js',
  output: { filename: 'main.js' },
  devServer: { static: '.', allowedHosts: ['localhost'] },
  performance: { hints: false },
};
