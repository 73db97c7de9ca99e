/**
 * The contract: what JavaScript gives to Nutgraf and what it gets back.
 * Every offset counts UTF-16 code units of the text given, as `text.slice(start, end)` does.
 * Everything returned is plain data: it can be cloned, posted to a worker and turned into JSON.
 */

/** A place in the text; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What a sentence is when it is not part of the article's own telling. Such a sentence is marked, never summarised. */
export type Boilerplate =
  | "caption"
  | "credit"
  | "byline"
  | "dateline"
  | "related"
  | "advertisement"
  | "initials"
  | "share"
  | "link"
  | "copyright"
  | "fragment";

/** What a block of text is by its shape. */
export type BlockKind = "paragraph" | "heading" | "item" | "quote";

/** One addend of a sentence's score. All parts of a sentence add up to its `score`. */
export interface Reason {
  /** Name of the feature, or of the two features joined by " × "; "base" is what every sentence starts with. */
  feature: string;
  /** What was measured (for a pair: the first one's value). */
  value: number;
  /** What it added to the score; negative where it spoke against the sentence. */
  part: number;
}

export interface Sentence extends Span {
  text: string;
  /** Index of its paragraph, from 0. */
  paragraph: number;
  /** What kind of block it stands in. */
  block: BlockKind;
  /** Words it has. */
  words: number;
  /** Order in which summaries take sentences: 0 is taken first; null: never (boilerplate, a heading). */
  rank: number | null;
  /** Higher is better; comparable within one article. */
  score: number;
  /** Set when the sentence is boilerplate: its kind. */
  boilerplate?: Boilerplate;
  /** With the option `explain`: the parts that add up to `score`, the weightiest first. */
  because?: Reason[];
}

export type KeyPointKind =
  | "change"
  | "priority"
  | "plan"
  | "goal"
  | "demand"
  | "promise"
  | "statement"
  | "figure"
  | "result"
  | "cause"
  | "reaction"
  | "background"
  | "other";

export interface KeyPoint {
  /** The source's words; parts may be left out, none is added. */
  text: string;
  /** Where those words stand, in order. */
  spans: Span[];
  /** Indices of the sentences it comes from. */
  sentences: number[];
  kind: KeyPointKind;
  /** Indices into `entities`: who wants, plans, says or does it. */
  actors?: number[];
  /** Index of the key point that announces this one (the head of an enumeration). */
  parent?: number;
  /** 0 is the most important. */
  rank: number;
  /** Words it has. */
  words: number;
}

/** One clause that says what the article is about. */
export interface Headline {
  /** The source's words; parts may be left out, none is added. */
  text: string;
  /** Where those words stand, in order. */
  spans: Span[];
  /** Words it has. */
  words: number;
}

export type ChangeAction =
  | "appointed"
  | "elected"
  | "promoted"
  | "resigned"
  | "removed"
  | "replaced"
  | "nominated"
  | "acting"
  | "retired"
  | "moved";

/** Someone takes or leaves a post. */
export interface Change {
  person: string;
  /** The post, as written in the text. Left out where it tells only who leaves which organisation. */
  role?: string;
  organisation?: string;
  action: ChangeAction;
  status: "done" | "planned" | "reported" | "denied";
  predecessor?: string;
  successor?: string;
  /** As written in the text. */
  date?: string;
  spans: Span[];
}

export interface Entity {
  name: string;
  type: "person" | "organisation" | "place" | "other";
  /** As the text gives it. */
  role?: string;
  mentions: Span[];
}

/** A direct quotation, its marks included. */
export interface Quote extends Span {
  text: string;
  /** Name of the entity that said it, as in `entities`, or as the text puts it. */
  speaker?: string;
}

export interface Figure extends Span {
  text: string;
  kind: "money" | "percent" | "date" | "count" | "measure";
}

export interface Keyphrase {
  /** In the form the text uses most. */
  text: string;
  /** 0 to 1; the first keyphrase has 1. */
  score: number;
  mentions: Span[];
}

export interface Analysis {
  /** `code` is BCP 47, "und" where it cannot be told; `confidence` is 0 to 1; `given` says that you named it. */
  language: { code: string; confidence: number; given: boolean };
  sentences: Sentence[];
  keyPoints: KeyPoint[];
  /** The clauses that say best what it is about: within 12, 17 and 22 words. */
  headlines: Headline[];
  /** Indices of sentences that draw a reader in and keep the end back, the best first. */
  teaser: number[];
  changes: Change[];
  entities: Entity[];
  quotes: Quote[];
  figures: Figure[];
  keyphrases: Keyphrase[];
  /** How many sentences `length: "auto"` takes. */
  auto: number;
  /** Only where a focus was given: how many sentences it matched. 0: it matched nothing and changed nothing. */
  focus?: { matched: number };
  stats: { characters: number; words: number; sentences: number; readingSeconds: number };
}

export interface Summary {
  /** What was chosen, for reading: white space is mended, a line break parts paragraphs and key points. */
  text: string;
  /** The same one by one: sentences exactly as they stand in the text, points and headlines as they read. */
  sentences: string[];
  /** Where they stand; a point may have several. */
  spans: Span[];
  words: number;
}

/**
 * What a summary is made of:
 * "summary" sentences as they stand, in the order of the article;
 * "key-points" points, the most important first;
 * "headline" the one clause that says it best;
 * "tldr" points in the order of the article, as one paragraph;
 * "teaser" sentences that draw a reader in, without giving the end away.
 */
export type SummaryType = "summary" | "key-points" | "headline" | "tldr" | "teaser";

export interface AnalyzeOptions {
  /** BCP 47 code of the text's language. Left out: it is detected. */
  language?: string;
  /** The article's title; sentences that share its words count for more. */
  title?: string;
  /** Words or a question the summary should be about. */
  focus?: string;
  /** Fill `because` of every sentence. */
  explain?: boolean;
}

/** How long a summary is: one of these. Left out: `length: "auto"`. */
export interface Length {
  /** At most this many sentences, or points, at least 1. A headline is one clause all the same. */
  sentences?: number;
  /** At most about this many words, at least 1; the best sentence is always taken. */
  words?: number;
  /** A share of the article's words: above 0, at most 1. */
  ratio?: number;
  /**
   * "short" 1, "medium" 3, "long" 5 sentences; "auto" as many as this article needs (3 for a teaser).
   * Key points: 3, 5, 7; "auto" 7. Headline: within 12, 17, 22 words; "auto" 17.
   */
  length?: "short" | "medium" | "long" | "auto";
}

/** What a summary takes from an analysis. */
export interface Selection extends Length {
  /** Left out: "summary". */
  type?: SummaryType;
}

export interface SummarizeOptions extends AnalyzeOptions, Selection {}

/**
 * Reads a text. Loads the engine first where that has not happened.
 * Throws `TextError`, `OptionError` or `EngineError`.
 */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;

/** `analyze` and `select` in one. */
export function summarize(text: string, options?: SummarizeOptions): Promise<Summary>;

/** A summary from an analysis that is there: no engine, no waiting. Throws `OptionError`. */
export function select(analysis: Analysis, selection?: Selection): Summary;

/** Where the WebAssembly module comes from: its address, an answer that holds it, its bytes, or the module itself. */
export type EngineSource =
  | string
  | Platform<"URL">
  | Platform<"Request">
  | Platform<"Response">
  | EngineBytes
  | EngineModule;

/** The bytes of `engine.wasm`. */
export type EngineBytes = ArrayBuffer | ArrayBufferView;

/** A `WebAssembly.Module`: the engine, compiled. */
export type EngineModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : object;

/** The platform's class of that name. These types need no "dom" in TypeScript's `lib`: where it is unknown, nothing. */
type Platform<Name extends string> = typeof globalThis extends { [Known in Name]: { prototype: infer Class } }
  ? Class
  : never;

/**
 * Loads the engine now, or from somewhere else than beside this package. Needed only for that: the other calls load it
 * by themselves. It happens once; after a failure, which throws `EngineError`, it can be tried again.
 */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/** The text to read is not a string. */
export class TextError extends TypeError {
  name: "TextError";
}

/** An option is unknown, or its value is of the wrong type or out of range. */
export class OptionError extends RangeError {
  name: "OptionError";
  /** The option's name. */
  option: string;
  /** The value that was given. */
  given: unknown;
  /** What the option may be, in words. */
  allowed: string;
}

/** The engine could not be loaded, or broke off; `cause` holds why. */
export class EngineError extends Error {
  name: "EngineError";
}
