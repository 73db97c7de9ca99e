/** What the tools say that know how packages are resolved: of the packed package, as it would be published. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { root } from '../../scripts/steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-pack-'));
after(() => rmSync(folder, { recursive: true }));
spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
const tarball = join(folder, readdirSync(folder)[0]);

test('publint has nothing to say', () => {
  assert.match(runs('publint/src/cli.js', '--strict', tarball), /All good!/);
});

test('the types resolve wherever ES modules do', () => {
  runs('@arethetypeswrong/cli/dist/index.js', '--profile', 'esm-only', tarball);
});

/**
 * @param {string} program
 * @param {string[]} args
 */
function runs(program, ...args) {
  const tool = join(root, 'node_modules', program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}
