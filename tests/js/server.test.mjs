/** The server of `npm start`. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/steps.mjs';

/**
 * Serves a folder with a page in `www/` and a secret beside it.
 * @param {import('node:test').TestContext} t
 * @param {number} [port]
 */
async function site(t, port) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-server-'));
  for (const name of ['www', 'www-not', 'dist']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'www', 'index.html'), '<p>page');
  writeFileSync(join(folder, 'www', 'a b.css'), 'p{}');
  writeFileSync(join(folder, 'dist', 'engine.wasm'), '\0asm');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'www-not', 'secret.txt'), 'secret');
  const server = await serve({ port, mounts: [['/nutgraf/', join(folder, 'dist')], ['/', join(folder, 'www')]] });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  return server.url;
}

/**
 * Asks for exactly this path: `fetch` would mend it.
 * @param {string} url
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{ status?: number, type?: string, body: string }>}
 */
function ask(url, path, method = 'GET') {
  const { port } = new URL(url);
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (data) => (body += data));
      response.on('end', () => done({ status: response.statusCode, type: response.headers['content-type'], body }));
    });
    asked.on('error', failed);
    asked.end();
  });
}

test('files come with their types', async (t) => {
  const url = await site(t);
  assert.deepEqual(await ask(url, '/'), { status: 200, type: 'text/html; charset=utf-8', body: '<p>page' });
  assert.equal((await ask(url, '/nutgraf/engine.wasm')).type, 'application/wasm');
  assert.equal((await ask(url, '/a%20b.css?v=1')).type, 'text/css; charset=utf-8');
  assert.deepEqual(await ask(url, '/', 'HEAD'), { status: 200, type: 'text/html; charset=utf-8', body: '' });
});

test('nothing outside the folders is given out', async (t) => {
  const url = await site(t);
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/nutgraf/../../secret.txt',
    '/nutgraf/..%2f..%2fsecret.txt',
    '/../www-not/secret.txt',
    '//etc/passwd',
    '/%00',
    '/%ff',
    '/none.html',
    '/nutgraf/',
    '/nutgraf',
  ]) {
    const { status, body } = await ask(url, path);
    assert.equal(status, 404, path);
    assert.ok(!body.includes('secret'), path);
  }
});

test('only reading is allowed', async (t) => {
  assert.equal((await ask(await site(t), '/', 'POST')).status, 405);
});

test('a port that is taken is left for the next', async (t) => {
  const first = new URL(await site(t));
  const second = new URL(await site(t, Number(first.port)));
  assert.notEqual(second.port, first.port);
  assert.equal((await ask(second.href, '/')).status, 200);
});

test('`npm start` works from another folder, says which port it takes, and ends cleanly', async (t) => {
  const { port } = new URL(await site(t));
  const env = { ...process.env, PORT: port };
  const start = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), '--no-open'], { cwd: tmpdir(), env });
  t.after(() => start.kill('SIGKILL'));
  let said = '';
  const ended = new Promise((done) => start.on('close', done));
  await new Promise((ready) => {
    start.stdout.on('data', (data) => (said += data).includes('Ctrl-C') && ready(undefined));
    ended.then(ready);
  });
  assert.match(said, new RegExp(`port ${port} is not free`));
  const url = /http:\S+/.exec(said)?.[0] ?? '';
  assert.notEqual(new URL(url).port, port);
  assert.match((await ask(url, '/')).body, /<title>Nutgraf/);
  start.kill('SIGINT');
  assert.equal(await ended, 0);
});
