/**
 * `npm run notices`: writes THIRD-PARTY-NOTICES.txt, the licences of the crates that are inside engine.wasm.
 * With `--check`: says whether it is up to date.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { bringRust, main, root, say, StepError } from './steps.mjs';

/** @typedef {{ name: string, version: string, license: string, repository: string | null, manifest_path: string }} Crate */

const FILE = join(root, 'THIRD-PARTY-NOTICES.txt');

/** For crates that name MIT and hold no text. */
const MIT = `Copyright (c) HOLDERS

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

await main(() => {
  bringRust();
  const notices = readFileSync(join(root, 'scripts', 'notices-head.txt'), 'utf8') + sections(crates());
  if (!process.argv.includes('--check')) return writeFileSync(FILE, notices);
  if (readFileSync(FILE, 'utf8') !== notices) {
    throw new StepError('THIRD-PARTY-NOTICES.txt is not up to date: npm run notices');
  }
  say('the notices are up to date');
});

/** The crates that are compiled into the engine, by name. @returns {Crate[]} */
function crates() {
  const tree = ['tree', '--package', 'nutgraf', '--target', 'wasm32-unknown-unknown', '--edges', 'normal,no-proc-macro'];
  const inside = new Set(
    cargo([...tree, '--prefix', 'none', '--format', '{p}'])
      .trim()
      .split('\n')
      .map((line) => line.replace(/^(\S+) v(\S+).*$/, '$1 $2')),
  );
  /** @type {{ packages: Crate[] }} */
  const { packages } = JSON.parse(cargo(['metadata', '--format-version', '1']));
  return packages
    .filter(({ name, version }) => name !== 'nutgraf' && inside.has(`${name} ${version}`))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {string[]} args */
function cargo(args) {
  const { status, stdout, stderr } = spawnSync('cargo', [...args, '--locked'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new StepError(`cargo ${args[0]} failed:\n${stderr}`);
  return stdout;
}

/**
 * The licences, crates of the same text together.
 * @param {Crate[]} crates
 */
function sections(crates) {
  /** @type {Map<string, Crate[]>} */
  const byText = new Map();
  for (const crate of crates) {
    const text = licenceText(crate);
    byText.set(text, [...(byText.get(text) ?? []), crate]);
  }
  return [...byText]
    .map(([text, crates]) => {
      const names = crates.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n');
      return `\n\n${names}\n${'-'.repeat(Math.max(...names.split('\n').map(({ length }) => length)))}\n\n${text}\n`;
    })
    .join('');
}

/**
 * The text of a crate's licence: MIT where there is a choice, and what is to be added to it.
 * @param {Crate} crate
 */
function licenceText({ name, license, repository, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder).filter((file) => /^(LICEN[CS]E|COPYING|NOTICE)/i.test(file)).sort();
  const mit = files.find((file) => /MIT/i.test(file));
  const chosen = mit ? [mit, ...files.filter((file) => /UNICODE|NOTICE/i.test(file))] : files;
  if (chosen.length > 0) return chosen.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  if (license === 'MIT') return MIT.replace('HOLDERS', `The ${name} authors${repository ? `, ${repository}` : ''}`);
  throw new StepError(`${name} (${license}) holds no text of its licence: add it to scripts/notices-head.txt`);
}
