/**
 * `Summarizer` where the engine must come with the module: edge runtimes.
 */
import { analyze, init } from './inline.js';
import { defineSummarizer } from './summarizer-class.js';

export const { Summarizer, CreateMonitor, QuotaExceededError } = defineSummarizer(globalThis, { analyze, init });
