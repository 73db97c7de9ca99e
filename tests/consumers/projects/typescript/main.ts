import { analyze, EngineError, init, OptionError, select, summarize, TextError } from 'nutgraf';
import type { Analysis, AnalyzeOptions, EngineSource, KeyPoint, Length, Span, Summary } from 'nutgraf';
import * as core from 'nutgraf/core';
import engine from 'nutgraf/engine.wasm';
import { analyze as analyzeInline } from 'nutgraf/inline';

const options: AnalyzeOptions = { language: 'id', explain: true };
const length: Length = { sentences: 3 };

export async function read(text: string): Promise<string[]> {
  const analysis: Analysis = await analyze(text, options);
  const summary: Summary = select(analysis, length);
  const places: Span[] = summary.spans;
  const best: KeyPoint | undefined = analysis.keyPoints.find(({ rank }) => rank === 0);
  const inline: Analysis = await analyzeInline(text);
  return [summary.text, String(places.length), best?.text ?? '', inline.language.code];
}

export async function start(source: EngineSource): Promise<void> {
  await init();
  await init(source);
  await init(new Uint8Array(8));
  await core.init(engine);
}

export function tell(error: unknown): string {
  if (error instanceof OptionError) return `${error.option}: ${error.allowed}`;
  if (error instanceof TextError || error instanceof EngineError) return error.message;
  throw error;
}

// What must not pass.
// @ts-expect-error a text is a string
analyze(1);
// @ts-expect-error no such option
summarize('', { sentence: 3 });
// @ts-expect-error no such length
select(await analyze(''), { length: 'tiny' });
// @ts-expect-error the core must be given the engine
core.init();
