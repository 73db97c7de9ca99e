/** `npm run build`: makes the npm package in dist/. */
import { buildPackage, main } from './steps.mjs';

await main(buildPackage);
