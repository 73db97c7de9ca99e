/**
 * A consumer's project in a temporary folder: installed from the packed package, its npm scripts run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { root } from '../../scripts/steps.mjs';

/** Milliseconds after which a script has failed, and a server does not come any more. */
const PATIENCE = 300_000;
const TARBALL = 'nutgraf.tgz';

export const ARTICLE = readFileSync(join(root, 'www', 'samples', 'id.txt'), 'utf8');

/** A folder for all projects, the packed package in it. `dispose` takes it away. */
export async function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-consumers-'));
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [packed] = readdirSync(folder);
  renameSync(join(folder, packed), join(folder, TARBALL));
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** One project. */
export class Project {
  /**
   * @param {string} workshop
   * @param {import('./table.mjs').Consumer} consumer
   */
  constructor(workshop, { name, folder = `tests/consumers/projects/${name}` }) {
    this.folder = join(workshop, name);
    cpSync(join(root, folder), this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'article.js'), `export const article = ${JSON.stringify(ARTICLE)};\n`);
  }

  async install() {
    const wanted = ['--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    await npm(['install', ...wanted, `../${TARBALL}`], this.folder);
  }

  /**
   * The versions of packages, as installed.
   * @param {string[]} names
   */
  versions(names) {
    return names.map((name) => {
      const manifest = join(this.folder, 'node_modules', name, 'package.json');
      return `${name} ${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
    });
  }

  /**
   * What a script prints.
   * @param {string} script
   */
  async run(script) {
    return npm(['run', '--silent', script], this.folder);
  }

  /**
   * Starts a script that serves at `PORT`; resolves when it answers.
   * @param {string} script
   */
  async serve(script) {
    const port = await freePort();
    const server = start(['run', '--silent', script], this.folder, { PORT: String(port) });
    const url = `http://localhost:${port}/`;
    const end = () => stop(server);
    const ended = server.outcome.then(({ output }) => {
      throw new Error(`the server of "${script}" ended:\n${output}`);
    });
    ended.catch(() => {});
    await Promise.race([answers(url), ended]).catch(async (error) => {
      await end();
      throw error;
    });
    return { url, end };
  }
}

/**
 * Runs npm to its end. Gives what it prints; a failure tells all of it.
 * @param {string[]} args
 * @param {string} folder
 */
async function npm(args, folder) {
  const run = start(args, folder);
  const timer = setTimeout(() => stop(run), PATIENCE);
  const { status, output, printed } = await run.outcome;
  clearTimeout(timer);
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${output}`);
  return printed;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} [more] Variables of the environment.
 */
function start(args, cwd, more) {
  // A group of its own: npm does not pass the end on to what it started.
  const env = { ...process.env, ...more, CI: '1', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
  const child = spawn('npm', args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, output] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    printed += chunk;
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const outcome = once(child, 'close').then(([status, signal]) => ({ status: status ?? signal, printed, output }));
  return { child, outcome };
}

/** @param {ReturnType<typeof start>} started */
async function stop({ child, outcome }) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  await outcome;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** @param {string} url */
async function answers(url) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await sleep(200);
    }
  }
  throw new Error(`nothing answers at ${url}`);
}
