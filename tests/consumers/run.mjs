/**
 * `npm run test:consumers`: tries the packed package where it will be used. `-- vite next` only those named;
 * `-- --quick` only those that `npm test` tries too.
 */
import { packElement } from '../../scripts/pack-element.mjs';
import { bringPackages, buildPackage, main, say, StepError } from '../../scripts/steps.mjs';
import { CONSUMERS } from './table.mjs';

/** @import { Consumer } from './table.mjs' */

await main(async () => {
  bringPackages();
  buildPackage();
  await packElement();
  const { Project, workshop } = await import('./project.mjs');
  const { attempt, closeBrowser } = await import('./trial.mjs');
  const { folder, dispose } = await workshop();
  const failures = [];
  try {
    for (const consumer of wanted(process.argv.slice(2))) {
      const { name, shows, trials } = consumer;
      const start = performance.now();
      const project = new Project(folder, consumer);
      const tried = [];
      try {
        await project.install();
        for (const trial of trials) tried.push(await attempt(trial, project));
        row('✓', [name, project.versions(shows).join(', '), tried.join(', '), seconds(start)]);
      } catch (error) {
        failures.push(name);
        row('✗', [name, '', tried.join(', '), seconds(start)]);
        console.error(error);
      }
    }
  } finally {
    await closeBrowser();
    dispose();
  }
  if (failures.length > 0) throw new StepError(`fails: ${failures.join(', ')}`);
  say('every consumer gets its key points');
});

/**
 * @param {string[]} args
 * @returns {Consumer[]}
 */
function wanted(args) {
  if (args.length === 0) return CONSUMERS;
  if (args.join() === '--quick') return CONSUMERS.filter(({ quick }) => quick);
  const unknown = args.find((arg) => !CONSUMERS.some(({ name }) => name === arg));
  if (unknown) throw new StepError(`no consumer "${unknown}"; there are: ${CONSUMERS.map(({ name }) => name).join(', ')}`);
  return CONSUMERS.filter(({ name }) => args.includes(name));
}

/**
 * @param {string} mark
 * @param {string[]} cells
 */
function row(mark, [name, versions, tried, time]) {
  console.log(`${mark} ${name.padEnd(12)}${time.padStart(6)}  ${[versions, tried].filter(Boolean).join(': ')}`);
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
