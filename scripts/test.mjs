/**
 * `npm test`: everything, from what is missing to the browser. `npm test -- rust js` runs only the parts named.
 */
import { findBrowser } from './browser.mjs';
import { packElement } from './pack-element.mjs';
import { bringPackages, bringRust, buildPackage, checkTypes, main, run, runTests, say, StepError } from './steps.mjs';

/** @type {Record<string, () => void | Promise<void>>} */
const PARTS = {
  rust() {
    bringRust();
    say('Rust tests');
    run('cargo', ['test', '--quiet'], { failure: 'Rust tests failed (see above)' });
  },
  async js() {
    buildPackage();
    await packElement();
    say('JavaScript tests');
    runTests('tests/js');
  },
  types() {
    buildPackage();
    say('types');
    checkTypes();
  },
  async browser() {
    buildPackage();
    await packElement();
    const browser = findBrowser();
    say(`browser tests, with ${browser}`);
    process.env.CHROME_PATH = browser;
    runTests('tests/browser');
  },
  async consumers() {
    process.env.CHROME_PATH = findBrowser();
    say('the quick ones of the consumers');
    run(process.execPath, ['tests/consumers/run.mjs', '--quick'], { failure: 'a consumer fails (see above)' });
  },
};

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) throw new StepError(`no part "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}`);
  bringPackages();
  for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) await PARTS[name]();
  say('all passed');
});
