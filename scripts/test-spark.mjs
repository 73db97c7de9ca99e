/**
 * `npm run test:spark`: the batch example. The engine is built for WASI and run by wasmtime in Python; what it gives is held
 * to what JavaScript gets, byte for byte; then the job runs in Spark, where there is a Java. `-- measure 4000` times the job
 * on so many articles, by one core and by two.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { bringRust, bringTarget, buildPackage, main, root, run, say, StepError } from './steps.mjs';

const TARGET = 'wasm32-wasip1';
const EXAMPLE = join(root, 'examples', 'spark');
const FOLDER = join(root, 'target', 'spark');
const ENGINE = join(root, 'target', TARGET, 'release', 'examples', 'batch.wasm');
const PYTHON = join(FOLDER, 'venv', process.platform === 'win32' ? 'Scripts\\python.exe' : 'bin/python');
/** How the articles to measure are laid out. */
const FILES = 8;

await main(async () => {
  const [what, count = '4000'] = process.argv.slice(2);
  buildPackage();
  buildEngine();
  bringPython();
  if (what === 'measure') return measure(Number(count));
  say('the batch example, in Python');
  python(['-m', 'unittest', '--verbose'], 'the batch example fails (see above)');
});

function buildEngine() {
  bringRust();
  bringTarget(TARGET);
  say(`building the engine for ${TARGET}`);
  run('cargo', ['build', '--quiet', '--release', '--example', 'batch', '--target', TARGET]);
}

/** Makes an environment with what requirements.txt names; without a Java, Spark itself, which is large, is left out. */
function bringPython() {
  const java = spawnSync('java', ['-version']).error === undefined;
  const wanted = readFileSync(join(EXAMPLE, 'requirements.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && (java || !line.startsWith('pyspark')));
  const stamp = join(FOLDER, 'installed');
  const lock = createHash('sha256').update(wanted.join()).digest('hex');
  if (existsSync(PYTHON) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say(`installing ${wanted.join(', ')} into target/spark (pip)`);
  mkdirSync(FOLDER, { recursive: true });
  run('python3', ['-m', 'venv', join(FOLDER, 'venv')], { failure: 'no Python environment could be made: is Python 3 there, with venv?' });
  run(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted]);
  writeFileSync(stamp, lock);
}

/**
 * @param {string[]} args
 * @param {string} failure
 */
function python(args, failure) {
  const { status } = spawnSync(PYTHON, args, { cwd: EXAMPLE, stdio: 'inherit', env: { ...process.env, NUTGRAF_ENGINE: ENGINE } });
  if (status !== 0) throw new StepError(failure);
}

/** @param {number} count Of articles. */
function measure(count) {
  const [input, output] = [join(FOLDER, 'in'), join(FOLDER, 'out')];
  rmSync(input, { recursive: true, force: true });
  mkdirSync(input, { recursive: true });
  const texts = ['id', 'en'].map((name) => readFileSync(join(root, 'www', 'samples', `${name}.txt`), 'utf8'));
  for (let file = 0; file < FILES; file++) {
    const lines = Array.from({ length: Math.ceil(count / FILES) }, (_, i) => JSON.stringify({ id: `${file}-${i}`, text: texts[i % texts.length] }));
    writeFileSync(join(input, `${file}.jsonl`), `${lines.join('\n')}\n`);
  }
  for (const cores of [1, 2]) {
    rmSync(output, { recursive: true, force: true });
    say(`${count} articles of 2.8 kB, ${cores === 1 ? 'one core' : 'two cores'}`);
    python(['summarize.py', '--master', `local[${cores}]`, '--engine', ENGINE, input, output], 'the job fails (see above)');
  }
}
