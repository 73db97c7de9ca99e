/** What page-tools.mjs puts into the page. */
import type { Analysis } from '../../src/types.d.ts';

declare global {
  /** Every text that was analysed, and what was found. */
  var analyses: { text: string; analysis: Analysis }[];
  /** What the engine is to have found, in place of its own findings. */
  var told: Partial<Analysis> | undefined;
}
