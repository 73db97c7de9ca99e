"""What Spark's `mapInPandas` calls; it needs only pandas, so it is tested without Spark too."""

import json
from typing import Callable, Iterator

import pandas as pd

from nutgraf_wasi import engine

SCHEMA = "id string, summary string, analysis string, error string"
OPTIONS = ("title", "language", "focus", "sentences")
BATCH = 200  # texts a run of the engine


def summarizer(engine_path: Callable[[], str]) -> Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """A function for `mapInPandas`. Frames have "id" and "text", and may have columns named as in OPTIONS.

    Every row comes back: with its summary and its analysis as JSON, or with its error.
    """

    def summarize(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        nutgraf = engine(engine_path())
        for frame in frames:
            for start in range(0, len(frame), BATCH):
                items = [_item(row) for row in frame.iloc[start : start + BATCH].to_dict("records")]
                yield pd.DataFrame([_row(item, line) for item, line in zip(items, nutgraf.answer(items))])

    return summarize


def _item(row: dict) -> dict:
    given = {name: row[name] for name in OPTIONS if name in row and not _missing(row[name])}
    if "sentences" in given:
        given["sentences"] = int(given["sentences"])
    text = row.get("text")
    return {"id": str(row["id"]), **({} if _missing(text) else {"text": text}), **given}


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)


def _row(item: dict, line: str) -> dict:
    answer = json.loads(line)
    # The analysis as it came, not written again: the same bytes as everywhere. Within strings its name would be escaped.
    mark = ',"analysis":'
    analysis = None if "error" in answer else line[line.index(mark) + len(mark) : -1]
    return {"id": item["id"], "summary": answer.get("summary"), "analysis": analysis, "error": answer.get("error")}
