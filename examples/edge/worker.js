/**
 * A Worker that summarises what is POSTed to it.
 *
 *   application/json       {"text", and any option of `summarize`}  →  {"summary", "keyPoints", "changes", "language"}
 *   text/plain             the text, options in the query           →  the same; the summary alone to who accepts text/plain
 *   application/x-ndjson   an object a line, "id" is handed through →  an answer or an {"error"} a line, as they are made
 */
import { EngineError } from 'nutgraf';

import { answerTo, summaryText } from './answer.js';
import { allow, etagOf } from './headers.js';
import { parseItem, readText } from './input.js';
import { answerLines } from './ndjson.js';
import { Refusal } from './refusal.js';

/** @typedef {{ MAX_BYTES?: string, ORIGINS?: string }} Env */

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   * @returns {Promise<Response>}
   */
  async fetch(request, env) {
    const response = await respond(request, env).catch(refused);
    return allow(response, request, env.ORIGINS ?? '*');
  },
};

/**
 * @param {Request} request
 * @param {Env} env
 */
async function respond(request, env) {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204 });
  if (request.method !== 'POST') throw new Refusal(405, 'POST the text to summarise', { Allow: 'POST, OPTIONS' });
  const limit = Number(env.MAX_BYTES ?? 1_000_000);
  const [type] = (request.headers.get('Content-Type') ?? '').split(';', 1);
  switch (type.trim().toLowerCase()) {
    case 'application/json':
      return answered(request, parseItem(await readText(request, limit)));
    case 'text/plain':
      return answered(request, { ...fromQuery(request.url), text: await readText(request, limit) });
    case 'application/x-ndjson':
      return new Response(answerLines(request.body, limit), { headers: { 'Content-Type': 'application/x-ndjson' } });
    default:
      throw new Refusal(415, 'send application/json, text/plain or application/x-ndjson');
  }
}

/**
 * @param {Request} request
 * @param {Record<string, any>} item
 */
async function answered(request, item) {
  const asText = /^text\/plain\b/.test(request.headers.get('Accept') ?? '');
  // The same text and options give the same bytes, so what was asked names the answer.
  const etag = await etagOf({ item, asText });
  const headers = { ETag: etag, 'Cache-Control': 'private, max-age=86400', Vary: 'Accept' };
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers });
  if (asText) return new Response(await summaryText(item), { headers });
  return Response.json(await answerTo(item), { headers });
}

/**
 * Options from an address, where all values are strings.
 * @param {string} url
 */
function fromQuery(url) {
  const NUMBERS = ['sentences', 'words', 'ratio'];
  const entries = [...new URL(url).searchParams];
  return Object.fromEntries(entries.map(([name, value]) => [name, NUMBERS.includes(name) ? Number(value) : value]));
}

/** @param {unknown} error */
function refused(error) {
  const { status, headers } = error instanceof Refusal ? error : { status: error instanceof EngineError ? 500 : 400, headers: {} };
  const { name, message, option, allowed } = /** @type {any} */ (error);
  return Response.json({ error: { name, message, option, allowed } }, { status, headers });
}
