/** `npm run lint`: format, lints and documentation of the Rust code, types of the JavaScript. */
import { bringPackages, bringRust, buildPackage, checkTypes, main, run, say } from './steps.mjs';

/** @type {[string[], Record<string, string>?][]} */
const CHECKS = [
  [['fmt', '--all', '--check']],
  [['clippy', '--quiet', '--workspace', '--all-targets', '--', '-D', 'warnings']],
  [['clippy', '--quiet', '--lib', '--target', 'wasm32-unknown-unknown', '--', '-D', 'warnings']],
  [['doc', '--quiet', '--no-deps'], { RUSTDOCFLAGS: '-D warnings' }],
];

await main(() => {
  bringPackages();
  bringRust();
  for (const [args, env] of CHECKS) {
    say(`cargo ${args.join(' ')}`);
    run('cargo', args, { env });
  }
  run(process.execPath, ['scripts/notices.mjs', '--check'], { failure: 'the notices must be written again (see above)' });
  buildPackage();
  say('tsc --checkJs');
  checkTypes();
});
