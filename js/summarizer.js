/**
 * `Summarizer` for browsers, workers and bundlers.
 */
import { analyze, init } from './index.js';
import { defineSummarizer } from './summarizer-class.js';

export const { Summarizer, CreateMonitor, QuotaExceededError } = defineSummarizer(globalThis, { analyze, init });
