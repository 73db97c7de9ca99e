/** `nutgraf/worker`: the calls of `nutgraf`, answered off the main thread. */
import type { Analysis, AnalyzeOptions, EngineSource, SummarizeOptions, Summary } from "./types.js";

export { select, EngineError, OptionError, TextError } from "./types.js";
export type * from "./types.js";

/** A text, or its bytes in UTF-8. Offsets count UTF-16 code units of the text, also where bytes are given. */
export type Text = string | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** How far a call has come. */
export interface Progress {
  /** It waits for a worker, a worker reads the text, the answer is taken in. */
  stage: "waiting" | "reading" | "receiving";
  /** The share of the stage that is done, 0 to 1. */
  done: number;
}

/** What every call takes besides its own options. */
export interface WorkerOptions {
  /** Ends the work when it is aborted: the call is rejected with the signal's reason, the others go on. */
  signal?: Signal;
  /** Is told of each step. */
  onProgress?: (progress: Progress) => void;
  /** Moves the bytes to the worker instead of copying them: their buffer is empty here afterwards. */
  transfer?: boolean;
}

/** An `AbortSignal`. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Class } } ? Class : never;

/**
 * Reads a text in a worker; where none can be started, on this thread.
 * Rejects with `TextError`, `OptionError`, `EngineError`, or the signal's reason.
 */
export function analyze(text: Text, options?: AnalyzeOptions & WorkerOptions): Promise<Analysis>;

/** `analyze` and `select` in one; only the summary comes back. */
export function summarize(text: Text, options?: SummarizeOptions & WorkerOptions): Promise<Summary>;

/** Compiles the engine and starts a worker now, or takes the engine from somewhere else than beside this package. */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/** Ends the workers; calls that are not answered are rejected with an `AbortError`. The next call starts anew. */
export function close(): void;

/** Workers that share the texts that wait. The calls above are those of one pool. */
export interface Pool {
  analyze: typeof analyze;
  summarize: typeof summarize;
  init: typeof init;
  close: typeof close;
}

export interface PoolOptions {
  /** How many workers there may be, at least 1. Left out: one less than the machine has cores, at most 4. */
  threads?: number;
  /** Starts a worker from `nutgraf/worker-thread`, where only you may say from where: as Trusted Types demand. */
  worker?: () => unknown;
}

/** Workers of your own. */
export function pool(options?: PoolOptions): Pool;
