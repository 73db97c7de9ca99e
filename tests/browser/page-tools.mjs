/** What the tests of the page share: texts of our own, pasting as a reader does, an engine that is watched. */
import { openPage } from './harness.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Page } from 'playwright-core' */

export const ARTICLE = `Pabrik Kertas Sumber Jaya menunjuk Ratna Dewi sebagai direktur utama pada Senin. Ia menggantikan Budi Salim, yang mengundurkan diri setelah dua belas tahun.

Ratna mengatakan perusahaan akan memperbaiki keselamatan kerja di tiga pabrik. “Tidak ada pesanan yang lebih penting daripada orang yang pulang dengan selamat,” kata Ratna.

Laba perusahaan turun 14 persen menjadi Rp220 miliar tahun lalu. Harga bubur kertas naik tajam sejak Maret. Perusahaan menunda pembelian mesin baru sampai tahun depan.

Serikat pekerja menyambut baik penunjukan itu. Saham Sumber Jaya naik 5 persen pada penutupan perdagangan.`;

export const EMOJI = `😀 The harbour board 👩‍👩‍👧 met on Monday 🎉 and named “Ana Prévost” director. 🚢🚢 Trade through the port fell 9% last year, the board said.\r\n\r\nShe wants to deepen the northern channel 🏗️ before 2030. Fishermen on the island of Torv fear for their nets 🐟.`;

/**
 * The page, with the right to use the clipboard, and with every analysis counted in `globalThis.analyses`.
 * @param {TestContext} t
 * @param {Parameters<typeof openPage>[1]} [how]
 */
export async function openReader(t, how = {}) {
  const opened = await openPage(t, {
    locale: 'en-US',
    ...how,
    before: async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.addInitScript(() => void (globalThis.analyses = []));
      await page.route('**/nutgraf/worker.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: COUNTED }),
      );
      await how.before?.(page);
    },
  });
  return opened;
}

/** The package, with its analyses kept for a look at; `globalThis.told` adds to what it finds. */
const COUNTED = `
  import * as real from './worker.js?real';
  export const { select } = real;
  export function pool(options) {
    const { init, analyze } = real.pool(options);
    return { init, analyze: async (text, options) => {
      const analysis = { ...(await analyze(text, options)), ...globalThis.told };
      globalThis.analyses.push({ text, analysis });
      return analysis;
    } };
  }`;

/**
 * Pastes with the keyboard into whatever has the focus, then waits for the result.
 * @param {Page} page
 * @param {string} text
 */
export async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('ControlOrMeta+v');
  await page.waitForFunction(
    (text) => analyses.at(-1)?.text.slice(0, 40) === text.replaceAll('\r\n', '\n').slice(0, 40),
    text,
  );
  await page.locator('#results').waitFor();
}

/**
 * What is painted in the article: the words of each range.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function painted(page) {
  return page.evaluate(() => [...(CSS.highlights.get('place') ?? [])].map((range) => String(range)));
}

/**
 * How many texts were analysed.
 * @param {Page} page
 */
export function analysed(page) {
  return page.evaluate(() => analyses.length);
}
