/** What TypeScript must allow and refuse in JSX; the type check reads it, nothing runs it. */
import type { NutgrafSummaryElement } from 'nutgraf/element';
import { useSummary } from 'nutgraf/react';
import { useRef } from 'react';

export function Story({ text }: { text: string | null }) {
  const element = useRef<NutgrafSummaryElement>(null);
  const { summary, analysis, loading } = useSummary(text, { type: 'tldr', length: 'short', focus: 'exports' });
  void element.current?.ready.then(({ keyPoints }) => keyPoints.length);
  return (
    <section>
      {loading ? '…' : `${summary?.text} ${analysis?.language.code}`}
      <nutgraf-summary ref={element} key="story" for="story" type="headline" length="short" focus="exports" sentences={3} lang="id" open
        className="quiet" onClick={() => {}} onnutgraf-summary={({ detail }) => detail.points[0].text} />
    </section>
  );
}

// @ts-expect-error: there is no such type
export const wrongType = <nutgraf-summary type="poem" />;
// @ts-expect-error: nor such an option
export const WrongOption = () => useSummary('', { lenght: 'short' }).summary?.text;
