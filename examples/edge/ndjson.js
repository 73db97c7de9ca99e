/** Many texts in one request: each is answered as soon as it has come, and only when the reader is ready for it. */
import { answerTo } from './answer.js';
import { parseItem, readLines } from './input.js';

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>> | null} body
 * @param {number} limit Bytes of one line.
 * @returns {ReadableStream<Uint8Array>}
 */
export function answerLines(body, limit) {
  const lines = readLines(body, limit);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(`${JSON.stringify(await answerLine(value))}\n`));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

/** @param {string | Error} line The line, or why there is none. */
async function answerLine(line) {
  let id = null;
  try {
    if (typeof line !== 'string') throw line;
    const item = parseItem(line);
    id = item.id ?? null;
    return { id, ...(await answerTo(item)) };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    return { id, error: { name, message } };
  }
}
