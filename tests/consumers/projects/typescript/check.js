/** Compiles main.ts under every setting that a project may have; nothing in a library's types is skipped. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const MODULES = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'preserve', moduleResolution: 'bundler' },
];
const PLATFORMS = [
  { lib: ['es2022', 'dom'], types: [] },
  { lib: ['es2022', 'webworker'], types: [] },
  { lib: ['es2022'], types: [] },
  { lib: ['es2022'], types: ['node'] },
];
const COMPILERS = ['typescript-5', 'typescript']; // the oldest that is promised, and the newest

for (const module of MODULES) {
  for (const platform of PLATFORMS) {
    const skipLibCheck = platform.types.length > 0; // @types/node wants newer compilers than ours does
    const compilerOptions = { ...module, ...platform, target: 'es2022', strict: true, exactOptionalPropertyTypes: true, skipLibCheck, noEmit: true };
    writeFileSync('tsconfig.json', JSON.stringify({ compilerOptions, files: ['main.ts'] }));
    for (const compiler of COMPILERS) check(compiler, compilerOptions);
  }
}

/**
 * @param {string} compiler
 * @param {object} options
 */
function check(compiler, options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${compiler}/bin/tsc`], { encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${compiler} with ${JSON.stringify(options)}:\n${stdout}${stderr}`);
  process.exitCode = 1;
}
