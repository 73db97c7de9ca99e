/**
 * `npm run bench:batch`: articles through the command line, by one job and by two: how long, how much memory over time, and
 * that both give the same lines. `-- 2000` says how many articles.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { bringPackages, buildPackage, main, root, say, StepError } from './steps.mjs';

const COUNT = Number(process.argv[2] ?? 20_000);
const FOLDER = join(root, 'target', 'bench-batch');
const SAMPLED_EVERY = 250;
/** Times that two jobs must be as fast as one, and megabytes that either may take. */
const AIM = { faster: 1.6, megabytes: 300 };

await main(async () => {
  if (process.platform !== 'linux') throw new StepError('memory is read from /proc: run this on Linux');
  bringPackages();
  buildPackage();
  const file = written();
  say(`${COUNT} articles, ${(readFileSync(file).length / 1e6).toFixed(0)} MB; load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
  const one = await timed(file, 1);
  const two = await timed(file, 2);
  if (one.digest !== two.digest) throw new StepError('two jobs do not give what one gives');
  console.log(`two jobs are ${(one.seconds / two.seconds).toFixed(2)} times as fast as one (aim: ${AIM.faster}), and give the same`);
});

/** The articles: those of the tests and of the page, each with a head of its own and its paragraphs in an order of its own. */
function written() {
  mkdirSync(FOLDER, { recursive: true });
  const texts = ['www/samples/id.txt', 'www/samples/en.txt', 'tests/fixtures/harbour.en.txt', 'tests/fixtures/pasar.id.txt'].map((name) =>
    readFileSync(join(root, name), 'utf8').trim().split(/\n\s*\n/),
  );
  const path = join(FOLDER, 'articles.jsonl');
  const file = openSync(path, 'w');
  for (let id = 0; id < COUNT; id++) {
    const paragraphs = texts[id % texts.length];
    const turn = id % paragraphs.length;
    const text = [`Berita ${id}`, ...paragraphs.slice(turn), ...paragraphs.slice(0, turn)].join('\n\n');
    writeSync(file, `${JSON.stringify({ id, text })}\n`);
  }
  closeSync(file);
  return path;
}

/**
 * @param {string} file
 * @param {number} jobs
 */
async function timed(file, jobs) {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), '--jsonl', '--jobs', String(jobs), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  /** @type {number[]} */
  const memory = [];
  let worked = 0;
  const sample = () => {
    memory.push(...resident(child.pid));
    worked = Math.max(worked, processorSeconds(child.pid));
  };
  const sampling = setInterval(sample, SAMPLED_EVERY);
  const digest = createHash('sha256');
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { ms: _, ...answer } = JSON.parse(line);
    if (answer.id !== lines++ || answer.error) throw new StepError(`line ${lines}: ${line.slice(0, 200)}`);
    digest.update(JSON.stringify(answer));
  }
  const [status] = await ended;
  clearInterval(sampling);
  if (status !== 0 || lines !== COUNT) throw new StepError(`status ${status}, ${lines} answers to ${COUNT} articles`);
  const seconds = (performance.now() - start) / 1000;
  const at = (/** @type {number} */ share) => memory[Math.floor(share * (memory.length - 1))]?.toFixed(0);
  console.log(
    `--jobs ${jobs}: ${seconds.toFixed(1)} s, ${(COUNT / seconds).toFixed(0)} articles/s; processor ${worked.toFixed(1)} s; MB at a quarter, half and the end: ` +
      `${[at(0.25), at(0.5), at(1)].join(', ')}; most ${Math.max(...memory).toFixed(0)} (aim: ${AIM.megabytes})`,
  );
  return { seconds, digest: digest.digest('hex') };
}

/**
 * What a process has worked, all its threads together, in seconds: what counts where the machine does other things too.
 * @param {number | undefined} pid
 */
function processorSeconds(pid) {
  const TICKS_A_SECOND = 100;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

/**
 * What a process holds, all its threads together, in megabytes; nothing once it has ended.
 * @param {number | undefined} pid
 */
function resident(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? [Number(kilobytes) / 1000] : [];
  } catch {
    return [];
  }
}
