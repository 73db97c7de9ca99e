#!/usr/bin/env python3
"""Learns what a key point's features weigh from articles of which people said what a reader must learn.

    pip install -r training/requirements.txt
    python3 training/points.py --data DIR --gold GOLD.jsonl [--write]

training/points.jsonl says which facts ("nuggets") each of 145 articles of DIR's sets holds, how much each weighs, and every
place that tells it; GOLD holds more such articles with their texts. Prints, by whole-article cross-validation, how much of
that weight the points tell within 50, 100 and 150 words; with --write it then learns from all and writes src/weights/points.txt.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
from pathlib import Path

import cma
import numba
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/weights/points.txt"
BUDGETS = np.array([50.0, 100.0, 150.0])  # words
WORTH = np.array([1.0, 1.0, 0.5])  # how much telling the story within each budget counts
TOLD = 0.6  # the share of a place that must be told
SETTINGS = ["repeated", "later_aim", "uncut_first"]
GOLD_COUNTS = 3  # so many articles of ours an article of GOLD counts as: its facts were chosen by those who judge
CALM = 0.7  # how much leaving the hand-set weights costs
# Where the search starts: weights set by hand.
START = dict(score=1, place=.3, frequency=.3, names=.05, figures=.03, change=.4, aim=.1, direct=-.15, head=.1, entry=-.4,
             leans=-.2, voiceless=-.15, question=-.2, over_16=-.2, scant=-.15, fragment=-.8, repeated=-.7)
# What the facts do not teach: the focus comes first, a list is told with its items, and behind the first points what
# somebody wants comes before the rest. Where sentences are not cut, the first one comes first.
FIXED = dict(focus=4, listed=.25, later_aim=1.6, uncut_first=.45)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def annotated(data, gold):
    """Articles with their texts and their nuggets."""
    articles = {item["id"]: item for path in sorted(data.glob("*.jsonl")) for item in read(path)}
    ours = [dict(articles[a["id"]], **a) for a in read(ROOT / "training/points.jsonl") if a["id"] in articles]
    return ours + [dict(a, counts=GOLD_COUNTS) for a in read(gold)]


def words(text):
    return len(re.findall(r"\w+", text))


def prepare(items):
    """The names of the features, how many points come first and how many there are at most, and what the search needs of each article."""
    subprocess.run(["cargo", "build", "-q", "--release", "--example", "drafts"], cwd=ROOT, check=True)
    program = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/drafts"
    given = "".join(json.dumps({k: i[k] for k in ("id", "text", "lang", "title") if i.get(k)}) + "\n" for i in items)
    lines = subprocess.run([str(program)], input=given, capture_output=True, check=True, text=True).stdout.splitlines()
    head = json.loads(lines[0])
    return head["names"], (head["first"], head["most"]), [article(i, json.loads(line)["drafts"]) for i, line in zip(items, lines[1:])]


def article(item, drafts):
    terms = {t: i for i, t in enumerate(sorted({t for d in drafts for t in d["terms"]}))}
    has = np.zeros((len(drafts), max(1, len(terms))), np.uint8)
    for row, draft in zip(has, drafts):
        row[[terms[t] for t in draft["terms"]]] = 1
    weight = np.array([n["weight"] for n in item["nuggets"]], float)
    return dict(
        lang=item["lang"], counts=item.get("counts", 1), features=np.array([d["features"] for d in drafts], float), has=has, weight=weight / weight.sum(),
        words=np.array([words(d["text"]) for d in drafts], float),
        told=np.array([[told(n, d["spans"]) for n in item["nuggets"]] for d in drafts], float),
        apart=np.array([[apart(a["spans"], b["spans"]) for b in drafts] for a in drafts], np.uint8))


def told(nugget, spans):
    return any(shared((e["start"], e["end"]), spans) >= TOLD * (e["end"] - e["start"]) for e in nugget["evidence"])


def shared(place, spans):
    return sum(max(0, min(place[1], end) - max(place[0], start)) for start, end in spans)


def apart(some, others):
    long = lambda spans: [s for s in spans if s[1] - s[0] > 3]
    return not any(shared(s, long(others)) for s in long(some))


@numba.njit(cache=True)
def within(choice, worth, aims, repeated, later, words, told, weight, has, apart, budgets, answer):
    """What the points tell within each budget: the greedy choice of src/keypoint/choose.rs."""
    count, size = has.shape
    alive, said, got = np.ones(count, numba.boolean), np.zeros(size, numba.boolean), np.zeros(len(weight))
    used, full = 0.0, np.zeros(len(budgets), numba.boolean)
    for step in range(choice[1]):
        best, most = -1, -1e9
        for i in range(count):
            if not alive[i]:
                continue
            old, all_ = 0, 0
            for t in range(size):
                all_ += has[i, t]
                old += has[i, t] and said[t]
            share = old / all_ if all_ else 1.0
            if share >= 1 and step > 0:
                continue
            value = worth[i] + repeated * share + (later if step >= choice[0] and aims[i] > 0 else 0.0)
            if value > most:
                best, most = i, value
        if best < 0:
            break
        for b in range(len(budgets)):
            if not full[b] and used > 0 and used + words[best] > 1.1 * budgets[b]:
                full[b], answer[b] = True, np.sum(got * weight)
        used += words[best]
        for t in range(size):
            said[t] |= has[best, t] > 0
        for n in range(len(weight)):
            got[n] = max(got[n], told[best, n])
        for i in range(count):
            alive[i] &= apart[best, i] > 0
    for b in range(len(budgets)):
        if not full[b]:
            answer[b] = np.sum(got * weight)


def evaluate(articles, names, choice, vector):
    row, (repeated, later, _) = vector[: len(names)], vector[len(names):]
    answers = np.zeros((len(articles), len(BUDGETS)))
    for answer, a in zip(answers, articles):
        within(choice, a["features"] @ row, a["features"][:, names.index("aim")], repeated, later, a["words"], a["told"], a["weight"],
               a["has"], a["apart"], BUDGETS, answer)
    return answers


def learn(articles, names, choice, steps, seed=1):
    all_names = names + SETTINGS
    free = np.array([name not in FIXED for name in all_names])
    start = np.array([START.get(name, FIXED.get(name, 0.0)) for name in all_names])

    counts = np.array([a["counts"] for a in articles], float)

    def vector(moved):
        whole = start.copy()
        whole[free] += moved
        return whole

    def loss(moved):
        return CALM * np.sum(moved**2) - 100 * np.average(evaluate(articles, names, choice, vector(moved)), 0, counts) @ WORTH

    search = cma.CMAEvolutionStrategy(np.zeros(free.sum()), 0.12, dict(seed=seed, verbose=-9, popsize=14, maxiter=steps))
    while not search.stop():
        tries = search.ask()
        search.tell(tries, [loss(t) for t in tries])
    return vector(search.mean)


def row(name, answers):
    print(f"| {name} | {len(answers)} | " + " | ".join(f"{100 * a:.1f}" for a in answers.mean(0)) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--steps", type=int, default=220)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()

    names, choice, articles = prepare(annotated(args.data, args.gold))
    fold = np.random.default_rng(7).integers(0, args.folds, len(articles))
    hand = np.array([START.get(name, FIXED.get(name, 0.0)) for name in names + SETTINGS])
    unseen = np.zeros((len(articles), len(BUDGETS)))
    for f in range(args.folds):
        learned = learn([a for a, g in zip(articles, fold) if g != f], names, choice, args.steps)
        unseen[fold == f] = evaluate([a for a, g in zip(articles, fold) if g == f], names, choice, learned)
    print("| weights | articles | 50 words | 100 words | 150 words |\n|---|---|---|---|---|")
    row("set by hand", evaluate(articles, names, choice, hand))
    row("learned, cross-validated", unseen)
    for lang in ("en", "id"):
        row(f"… {lang}", unseen[[a["lang"] == lang for a in articles]])
    row("… of GOLD", unseen[[a["counts"] > 1 for a in articles]])
    if args.write:
        weights = learn(articles, names, choice, args.steps)
        head = ["# What a key point's features weigh: generated by training/points.py, do not edit.",
                f"# {datetime.date.today()}; {len(articles)} articles. Command and scores: training/README.md."]
        WEIGHTS.write_text("\n".join(head + [f"{n} {w:.3f}" for n, w in zip(names + SETTINGS, weights)]) + "\n")


if __name__ == "__main__":
    main()
