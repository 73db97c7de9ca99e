/**
 * `npm start`: builds what is to be built, serves the page on this machine and opens it. `--no-open`: only serves.
 * `npm start -- examples/element` serves another folder's page.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { serve } from './server.mjs';
import { buildPackage, main, root, say, StepError } from './steps.mjs';

const FIRST_PORT = 8000;

await main(async () => {
  buildPackage();
  const port = wantedPort();
  const { url, close } = await serve({ port, page: wantedPage() });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
  if (port !== 0 && port !== Number(new URL(url).port || 80)) say(`port ${port} is not free: taking another`);
  say(`the page is at ${url} (Ctrl-C ends it)`);
  if (canOpen()) {
    say('opening the browser');
    open(url);
  }
});

function wantedPort() {
  const given = process.env.PORT;
  if (given === undefined || given === '') return FIRST_PORT;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new StepError(`PORT is "${given}"; allowed: a whole number from 0 to 65535`);
}

function wantedPage() {
  const given = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (given === undefined || existsSync(join(root, given, 'index.html'))) return given;
  throw new StepError(`there is no page in ${given}`);
}

/** Whether there is someone with a screen. */
function canOpen() {
  const { CI, DISPLAY, SSH_CONNECTION, WAYLAND_DISPLAY } = process.env;
  if (process.argv.includes('--no-open') || CI || SSH_CONNECTION) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** @param {string} url */
function open(url) {
  /** @type {Partial<Record<NodeJS.Platform, [string, string[]]>>} */
  const commands = { darwin: ['open', [url]], win32: ['cmd', ['/c', 'start', '', url]] };
  const [program, args] = commands[process.platform] ?? ['xdg-open', [url]];
  const opener = spawn(program, args, { stdio: 'ignore', detached: true });
  const failed = () => say(`no browser could be opened: go to ${url}`);
  opener.on('error', failed);
  opener.on('exit', (status) => status && failed());
  opener.unref();
}
