/**
 * `Summarizer` for Node, Deno and Bun.
 */
import { analyze, init } from './node.js';
import { defineSummarizer } from './summarizer-class.js';

export const { Summarizer, CreateMonitor, QuotaExceededError } = defineSummarizer(globalThis, { analyze, init });
