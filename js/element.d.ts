import type { Analysis, AnalyzeOptions, Length, Span, SummaryType } from './types.d.ts';

/** One thing that is shown. */
export interface Point {
  /** The article's words. */
  text: string;
  /** Where they stand in the element's `text`. */
  spans: Span[];
  /** Those that it announces. */
  points: Point[];
}

/** Points that are read together. */
export interface Group {
  /** In the reader's language; empty where the element's own heading says it. */
  title: string;
  /** The most important first. */
  points: Point[];
}

/** What the element itself says: a heading a type, those of the groups, and the rest. `{n}` is a number. */
export interface Words extends Record<SummaryType, string> {
  changes: string;
  priorities: string;
  otherPriorities: string;
  points: string;
  otherPoints: string;
  statements: string;
  from: string;
  note: string;
  loading: string;
  empty: string;
  error: string;
  retry: string;
  ready: string;
  shown: string;
}

/** The element `<nutgraf-summary>`. Its attributes, slots, parts and events are told in `custom-elements.json`. */
export class NutgrafSummaryElement extends HTMLElement {
  static readonly observedAttributes: string[];
  /** What the elements say, by language; a page may add its own: `words.fr = { … }`. */
  static words: Record<string, Words>;
  /** What reads the articles; a page may put a worker's call here. */
  static analyze(
    text: string,
    options: AnalyzeOptions,
    job: { signal: AbortSignal; progress: (done: number) => void },
  ): Promise<Analysis>;

  /** Attribute `for`: id or CSS selector of the article. Left out: the element's own content, or the `<article>` it stands in. */
  htmlFor: string;
  /** What is shown; "key-points" unless told. */
  type: SummaryType;
  /** How much is shown; "auto" unless told. */
  length: NonNullable<Length['length']>;
  /** Attribute `focus`: words or a question that it should be about. */
  focusOn: string;
  /** How many sentences, or points; null: as `length` says. */
  sentences: number | null;
  /** Whether the points can be seen. */
  open: boolean;
  /** The text that was read. Set it to summarise a text that is not in the page; null goes back to the page's. */
  get text(): string;
  set text(value: string | null);
  /** What was found, once it is ready. */
  readonly analysis: Analysis | undefined;
  /** What is shown, once it is ready. */
  readonly points: Point[];
  /** Settles when the latest reading has ended: with its analysis, or its error. It begins when the element is near the window. */
  readonly ready: Promise<Analysis>;
}

/** `<nutgraf-summary>` names an article that is not in the page. It is read as soon as it is there. */
export class TargetError extends Error {
  name: 'TargetError';
}

export interface NutgrafEvents {
  /** What is shown has changed. */
  'nutgraf-summary': CustomEvent<{ analysis: Analysis; points: Point[] }>;
  /** The article could not be found or read. */
  'nutgraf-error': CustomEvent<{ error: unknown }>;
  /** 0 when reading begins, 0.5 when the engine is there, 1 when it is done. */
  'nutgraf-progress': CustomEvent<{ progress: number }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'nutgraf-summary': NutgrafSummaryElement;
  }
  interface HTMLElementEventMap extends NutgrafEvents {}
}
