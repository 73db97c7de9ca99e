/**
 * The worker thread of `--jsonl`.
 */
import { linesCall } from './cli-lines.js';
import { analyze, init, summarize } from './core.js';
import { listen } from './worker-listen-node.js';

listen({ init, lines: linesCall({ analyze, summarize }) });
