/**
 * `Summarizer` for workerd.
 */
import { analyze, init } from './workerd.js';
import { defineSummarizer } from './summarizer-class.js';

export const { Summarizer, CreateMonitor, QuotaExceededError } = defineSummarizer(globalThis, { analyze, init });
