/** What gzip packed comes back, in every kind of block. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { constants, gzipSync } from 'node:zlib';

import { gunzip } from '../../dist/inflate.js';

const TEXT = Buffer.from('Gempa kecil mengguncang Pulau Lemuru. '.repeat(2000));
const BYTES = randomBytes(100_000);

for (const [name, bytes, options] of /** @type {[string, Buffer, import('node:zlib').ZlibOptions][]} */ ([
  ['codes of its own', TEXT, { level: 9 }],
  ['the usual codes', TEXT, { strategy: constants.Z_FIXED }],
  ['bytes as they are', TEXT, { level: 0 }],
  ['all kinds', Buffer.concat([TEXT, BYTES, TEXT, BYTES.subarray(0, 9)]), { level: 9, memLevel: 1 }],
  ['nothing', Buffer.alloc(0), {}],
])) {
  test(`blocks with ${name}`, () => {
    assert.ok(Buffer.from(gunzip(new Uint8Array(gzipSync(bytes, options)))).equals(bytes));
  });
}
