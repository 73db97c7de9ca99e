/** `npm run build`: makes the npm package in dist/. */
import { packElement } from './pack-element.mjs';
import { bringPackages, buildPackage, main } from './steps.mjs';

await main(async () => {
  bringPackages();
  buildPackage();
  await packElement();
});
