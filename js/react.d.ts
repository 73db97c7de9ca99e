import type { HTMLAttributes, Ref } from 'react';
import type { NutgrafEvents, NutgrafSummaryElement } from './element.d.ts';
import type { Analysis, Length, SummarizeOptions, Summary, SummaryType } from './types.d.ts';

export interface SummaryState {
  /** While another text is read, that of the text before. */
  summary: Summary | undefined;
  /** What the summary was made from. */
  analysis: Analysis | undefined;
  /** What was thrown: an `OptionError`, an `EngineError`. */
  error: unknown;
  /** Whether a text is being read; so it is on a server. */
  loading: boolean;
}

/**
 * The summary of a text, made in the browser after the first paint; on a server it is loading.
 * Nothing is read while there is no text. Options are compared by value; another type or length needs no other reading.
 */
export function useSummary(text: string | null | undefined, options?: SummarizeOptions): SummaryState;

/** What `<nutgraf-summary>` takes in JSX. */
export interface NutgrafSummaryProps extends HTMLAttributes<NutgrafSummaryElement> {
  ref?: Ref<NutgrafSummaryElement>;
  key?: string | number | bigint | null;
  /** Id or CSS selector of the article. */
  for?: string;
  type?: SummaryType;
  length?: Length['length'];
  /** Words or a question that it should be about. */
  focus?: string;
  /** How many sentences, or points. */
  sentences?: number;
  /** React 18 sets any value as an attribute: give it `undefined` there, not `false`. */
  open?: boolean;
  /** A text that is not in the page. React 19 only. */
  text?: string;
  /** React 19 only; React 18 wants a ref and `addEventListener`. */
  'onnutgraf-summary'?: (event: NutgrafEvents['nutgraf-summary']) => void;
  'onnutgraf-error'?: (event: NutgrafEvents['nutgraf-error']) => void;
  'onnutgraf-progress'?: (event: NutgrafEvents['nutgraf-progress']) => void;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'nutgraf-summary': NutgrafSummaryProps;
    }
  }
}
