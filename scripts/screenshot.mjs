/** `node scripts/screenshot.mjs`: makes docs/screenshot.png again, the page with its own English sample. */
import { join } from 'node:path';

import { findBrowser } from './browser.mjs';
import { serve } from './server.mjs';
import { bringPackages, buildPackage, main, root, say } from './steps.mjs';

const SIZE = { width: 1280, height: 860 };

await main(async () => {
  bringPackages();
  const { chromium } = await import('playwright-core');
  buildPackage();
  const server = await serve();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', locale: 'en-US', reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.locator('[data-sample=en]').click();
  await page.locator('.priority .point').first().click();
  await page.mouse.move(0, 0);
  const path = join(root, 'docs', 'screenshot.png');
  await page.screenshot({ path });
  say(`made ${path}`);
  await browser.close();
  await server.close();
});
