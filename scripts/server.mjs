/**
 * A small server for static files on this machine: the page at /, the package at /nutgraf/.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';

import { root } from './steps.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Which folder answers for which part of the address; the first that fits.
 * @param {string} page
 * @returns {[string, string][]}
 */
const around = (page) => [
  ['/nutgraf/', join(root, 'dist')],
  ['/', join(root, page)],
];

/** How many ports are tried before any free one is taken. */
const PORTS_TRIED = 20;

/**
 * Serves until `close` is called.
 * @param {{ port?: number, page?: string, mounts?: [string, string][] }} [how] Port 0 is any free one. `page`: its folder.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ port = 0, page = 'www', mounts = around(page) } = {}) {
  const server = createServer((request, response) => {
    answer(mounts, request, response).catch(() => refuse(response, 500));
  });
  const taken = await listen(server, port);
  return {
    url: `http://localhost:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * Listens on the port, or on the next that is free. Only this machine can reach it.
 * @param {import('node:http').Server} server
 * @param {number} wanted
 * @returns {Promise<number>}
 */
async function listen(server, wanted) {
  for (let port = wanted; ; port++) {
    try {
      return await new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', failed);
          const address = server.address();
          done(typeof address === 'object' && address ? address.port : port);
        });
      });
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      if (port - wanted >= PORTS_TRIED) return listen(server, 0);
    }
  }
}

/**
 * @param {[string, string][]} mounts
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(mounts, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = await find(mounts, request.url ?? '/');
  if (!file) return refuse(response, 404);
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') return response.end();
  pipeline(createReadStream(file.path), response, () => {});
}

/**
 * The file of an address; nothing outside the mounted folders.
 * @param {[string, string][]} mounts
 * @param {string} address
 */
async function find(mounts, address) {
  const path = decoded(address.split(/[?#]/, 1)[0]);
  if (path === undefined || path.includes('\0')) return;
  const [prefix, folder] = mounts.find(([start]) => path.startsWith(start)) ?? [];
  if (prefix === undefined || folder === undefined) return;
  const wanted = resolve(folder, `.${sep}${path.slice(prefix.length)}`);
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return;
  const file = path.endsWith('/') ? join(wanted, 'index.html') : wanted;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { path: file, size: found.size } : undefined;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 */
function refuse(response, status) {
  if (!response.headersSent) response.writeHead(status, { 'Content-Type': 'text/plain' });
  response.end(`${status}\n`);
}
