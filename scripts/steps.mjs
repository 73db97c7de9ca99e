/**
 * What the commands of package.json share: saying what happens, running a tool, bringing what is missing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { packEngine } from './pack-engine.mjs';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A step did not work; the message is for the person at the terminal. */
export class StepError extends Error {}

/** @param {string} line */
export function say(line) {
  console.log(`· ${line}`);
}

/**
 * Runs a command's steps; what fails ends it with status 1 and one clear line.
 * @param {() => Promise<void> | void} steps
 */
export async function main(steps) {
  try {
    await steps();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program in the project's folder, its output shown.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, failure?: string }} [how]
 */
export function run(program, args, { env, failure } = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) throw new StepError(`cannot run ${program}: ${error.message}`);
  if (status !== 0) throw new StepError(failure ?? `${program} ${args.join(' ')} failed (see above)`);
}

/** What the engine is compiled for. */
const WASM = 'wasm32-unknown-unknown';

/** Makes sure that cargo can be run, also right after rustup was installed, when no shell knows it yet. */
export function bringRust() {
  const home = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');
  if (!runs('cargo') && existsSync(home)) {
    process.env.PATH = `${home}${delimiter}${process.env.PATH}`;
  }
  if (!runs('cargo')) {
    throw new StepError('Rust is missing. Get it from https://rustup.rs, then run this again.');
  }
  bringTarget(WASM);
}

/**
 * Adds a target to the toolchain that compiles here. rust-toolchain.toml names it too, but rustup reads that only where it may
 * install by itself.
 * @param {string} target
 */
export function bringTarget(target) {
  const { stdout } = spawnSync('rustc', ['--print', 'sysroot'], { cwd: root, encoding: 'utf8' });
  if (!stdout || existsSync(join(stdout.trim(), 'lib', 'rustlib', target)) || !runs('rustup')) return;
  say(`adding ${target} to the toolchain (rustup)`);
  run('rustup', ['target', 'add', target], { failure: `rustup could not add ${target} (see above)` });
}

/** @param {string} program */
function runs(program) {
  return spawnSync(program, ['--version'], { cwd: root, stdio: 'ignore' }).error === undefined;
}

/** Installs the npm packages that package-lock.json names, unless they are there. */
export function bringPackages() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const stamp = join(root, 'node_modules', '.nutgraf-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing the npm packages (npm ci)');
  npm(['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

/** @param {string[]} args */
export function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args]);
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args]) : run('npm', args);
}

/** Makes `dist/`. Where it is there already cargo is quiet, for then it has little to tell. */
export function buildPackage() {
  bringRust();
  const built = existsSync(join(root, 'dist', 'engine.wasm'));
  say(built ? 'building the package' : 'building the package (the first time takes some minutes)');
  run('cargo', ['xtask', 'build'], {
    env: built ? { CARGO_TERM_QUIET: 'true' } : {},
    failure: 'the package could not be built (see above)',
  });
  packEngine(join(root, 'dist'));
}

/**
 * Runs every `*.test.mjs` of a folder.
 * @param {string} folder
 */
export function runTests(folder) {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.mjs'));
  if (files.length === 0) throw new StepError(`no tests in ${folder}`);
  run(process.execPath, ['--test', ...files.sort().map((name) => join(folder, name))], {
    failure: `tests in ${folder} failed (see above)`,
  });
}

/** Checks the types of all JavaScript. */
export function checkTypes() {
  run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '--project', 'tsconfig.json'], {
    failure: 'the types do not fit (see above)',
  });
}
