/**
 * Who uses the package, and how each is tried. Every project prints, serves or shows the key points of `article.js`,
 * a line each, which the runner puts beside it.
 */

/**
 * @typedef {{ program: string }} Program An npm script that prints them.
 * @typedef {{ checks: string }} Check An npm script that says by its status whether all is well.
 * @typedef {{ page: string, after?: string }} Site A page and the files beside it, served, after an npm script that makes it.
 * @typedef {{ file: string, after: string }} File A page opened from the disk, after an npm script that makes it.
 * @typedef {{ server: string, after?: string, pages?: string[], routes?: string[] }} Server
 *   An npm script that serves at `PORT`: pages with an `<output>` that shows them, routes that answer with them.
 * @typedef {{ extension: string }} Extension A page of an extension, where every `<output>` shows them.
 * @typedef {Program | Check | Site | File | Server | Extension} Trial
 */

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} [folder] Where its project is; left out: in `tests/consumers/projects/`, under its name.
 * @property {string[]} shows The packages whose versions the table shows.
 * @property {true} [quick] Whether `npm test` tries it too: it installs little and takes a second or two.
 * @property {Trial[]} trials One after another, in one folder.
 */

/** @type {Consumer[]} */
export const CONSUMERS = [
  {
    name: 'node',
    shows: ['node'],
    trials: [{ program: 'this' }, { program: 'newest' }, { program: 'require' }],
  },
  { name: 'deno', shows: ['deno'], trials: [{ program: 'start' }] },
  { name: 'bun', shows: ['bun'], trials: [{ program: 'start' }, { page: 'dist/index.html', after: 'build' }] },
  { name: 'modules', shows: [], quick: true, trials: [{ page: 'index.html' }, { page: 'policy.html' }] },
  { name: 'extension', shows: [], quick: true, trials: [{ extension: 'popup.html' }] },
  {
    name: 'esbuild',
    shows: ['esbuild'],
    quick: true,
    trials: [
      { page: 'dist/index.html', after: 'build' },
      { file: 'single/index.html', after: 'single' },
    ],
  },
  { name: 'rollup', shows: ['rollup'], quick: true, trials: [{ page: 'dist/index.html', after: 'build' }] },
  { name: 'vite', shows: ['vite'], trials: [{ server: 'dev' }, { page: 'dist/index.html', after: 'build' }] },
  { name: 'webpack', shows: ['webpack'], trials: [{ server: 'dev' }, { page: 'dist/index.html', after: 'build' }] },
  { name: 'parcel', shows: ['parcel'], trials: [{ server: 'dev' }, { page: 'dist/index.html', after: 'build' }] },
  { name: 'typescript', shows: ['typescript-5', 'typescript'], trials: [{ checks: 'check' }] },
  {
    name: 'sveltekit',
    shows: ['@sveltejs/kit', 'svelte', 'vite'],
    trials: [
      { server: 'dev', pages: ['client', 'server'] },
      { server: 'start', after: 'build', pages: ['client', 'server'] },
    ],
  },
  { name: 'workerd', folder: 'examples/edge', shows: ['miniflare', 'workerd'], trials: [{ checks: 'test' }] },
  {
    name: 'next',
    shows: ['next'],
    trials: [
      { server: 'dev', pages: ['client', 'server'], routes: ['route', 'edge'] },
      { server: 'start', after: 'build', pages: ['client', 'server'], routes: ['route', 'edge'] },
      { server: 'start', after: 'build:webpack', pages: ['client', 'server'], routes: ['route'] },
    ],
  },
];
