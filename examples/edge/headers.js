/** What an answer's head says: who may read it in a browser, and by which name it can be kept. */
import manifest from 'nutgraf/package.json' with { type: 'json' };

/**
 * Lets the origins of `allowed` read the response (CORS).
 * @param {Response} response
 * @param {Request} request
 * @param {string} allowed "*", or origins parted by blanks.
 */
export function allow(response, request, allowed) {
  const origin = request.headers.get('Origin');
  if (origin === null) return response;
  const headers = new Headers(response.headers);
  headers.append('Vary', 'Origin');
  if (allowed === '*' || allowed.split(/\s+/).includes(origin)) {
    headers.set('Access-Control-Allow-Origin', allowed === '*' ? '*' : origin);
    headers.set('Access-Control-Allow-Methods', 'POST');
    headers.set('Access-Control-Allow-Headers', 'Accept, Content-Type, If-None-Match');
    headers.set('Access-Control-Expose-Headers', 'ETag');
    headers.set('Access-Control-Max-Age', '86400');
  }
  return new Response(response.body, { status: response.status, headers });
}


/**
 * @param {unknown} asked
 * @returns {Promise<string>}
 */
export async function etagOf(asked) {
  // A new version may answer otherwise.
  const bytes = new TextEncoder().encode(manifest.version + JSON.stringify(asked));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `"${Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}
