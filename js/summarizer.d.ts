/**
 * `nutgraf/summarizer`: the interface `Summarizer` of the web's Writing Assistance APIs, on Nutgraf's engine.
 * https://webmachinelearning.github.io/writing-assistance-apis/
 */

export type Availability = "available" | "downloadable" | "downloading" | "unavailable";
export type SummarizerType = "headline" | "key-points" | "teaser" | "tldr";
export type SummarizerFormat = "markdown" | "plain-text";
export type SummarizerLength = "long" | "medium" | "short";
export type PerformancePreference = "auto" | "capability" | "speed";

export interface SummarizerCreateCoreOptions {
  /** What is made of a text. Default: "key-points". */
  type?: SummarizerType;
  /** Default: "markdown". */
  format?: SummarizerFormat;
  /**
   * "key-points": at most 3, 5, 7 points; "headline": 12, 17, 22 words; "tldr" and "teaser": 1, 3, 5 sentences.
   * Default: "short".
   */
  length?: SummarizerLength;
  /** Changes nothing here: there is one engine, and it is fast. Default: "auto". */
  preference?: PerformancePreference;
  /** BCP 47. A text whose language cannot be told for certain is taken for the first of these. */
  expectedInputLanguages?: Iterable<string>;
  /** BCP 47. */
  expectedContextLanguages?: Iterable<string>;
  /** BCP 47. Nothing is translated: it must be the language of the text. */
  outputLanguage?: string;
}

export interface SummarizerCreateOptions extends SummarizerCreateCoreOptions {
  /** Ends the creation; aborted later, it destroys the summarizer. */
  signal?: AbortSignal;
  monitor?: CreateMonitorCallback;
  /** What all the texts should be summarised about: words or a question. */
  sharedContext?: string;
}

export interface SummarizerSummarizeOptions {
  signal?: AbortSignal;
  /** What this text should be summarised about: words or a question. */
  context?: string;
}

export interface CreateMonitorCallback {
  (monitor: CreateMonitor): void;
}

export interface CreateMonitor extends EventTarget {
  ondownloadprogress: ((this: CreateMonitor, ev: ProgressEvent) => any) | null;
  addEventListener(
    type: "downloadprogress",
    listener: (this: CreateMonitor, ev: ProgressEvent) => any,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export declare var CreateMonitor: {
  prototype: CreateMonitor;
  new (): CreateMonitor;
};

/**
 * Summarises texts. Rejects with a `DOMException`, or the reason of the aborted signal:
 * "InvalidStateError" the document is gone; "NotAllowedError" the permissions policy forbids it; "NotSupportedError" a
 * language is not supported, or would have to be translated; "OperationError" the engine does not start (`create`);
 * "QuotaExceededError" the text is too large; "AbortError" it was destroyed; "UnknownError" the engine broke off.
 */
export interface Summarizer {
  summarize(input: string, options?: SummarizerSummarizeOptions): Promise<string>;
  /** The points, or sentences, one at a time; joined they are what `summarize` gives. */
  summarizeStreaming(input: string, options?: SummarizerSummarizeOptions): ReadableStream<string>;
  readonly sharedContext: string;
  readonly type: SummarizerType;
  readonly format: SummarizerFormat;
  readonly length: SummarizerLength;
  readonly preference: PerformancePreference;
  readonly expectedInputLanguages: ReadonlyArray<string> | null;
  readonly expectedContextLanguages: ReadonlyArray<string> | null;
  readonly outputLanguage: string | null;
  /** What of `inputQuota` a text takes, in UTF-16 code units. */
  measureInputUsage(input: string, options?: SummarizerSummarizeOptions): Promise<number>;
  readonly inputQuota: number;
  destroy(): void;
}

export declare var Summarizer: {
  prototype: Summarizer;
  new (): Summarizer;
  create(options?: SummarizerCreateOptions): Promise<Summarizer>;
  availability(options?: SummarizerCreateCoreOptions): Promise<Availability>;
};

/** The browser's own class; one like it where there is none. */
export interface QuotaExceededError extends DOMException {
  readonly requested: number | null;
  readonly quota: number | null;
}

export declare var QuotaExceededError: {
  prototype: QuotaExceededError;
  new (message?: string, options?: { requested?: number; quota?: number }): QuotaExceededError;
};
