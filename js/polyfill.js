/**
 * `import 'nutgraf/polyfill'` installs `Summarizer` where it is needed.
 */
import { install } from './polyfill-install.js';

install();

export { install };
