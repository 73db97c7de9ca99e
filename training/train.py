#!/usr/bin/env python3
"""Learns the weights of ranking and of the length "auto" from articles with reference summaries.

    pip install -r training/requirements.txt
    python3 training/train.py --data ../shared/data/summaries [--folds 2] [--write]

Prints, by whole-article cross-validation, ROUGE-1/ROUGE-2 F1 over lead-3 for each set; with --write it then
learns from all articles and writes src/weights/ and the fixture that tests hold the Rust scorer to.
"""
import argparse
import datetime
import functools
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import lightgbm as lgb
import numpy as np

import articles as corpus
import lengths
from tables import Tables

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = dict(min_data_in_leaf=150, feature_fraction=0.5, max_bin=32, lambda_l2=1.0, verbose=-1, seed=7,
                deterministic=True, force_row_wise=True)
LAMBDARANK = dict(objective="lambdarank", label_gain=list(range(11)), lambdarank_truncation_level=8)
# Features whose scale is one language's own: the model of all other languages does without.
BOUND = ["characters_a_word", "stop_share", "capital_share", "words", "words_before", "article_words", "names", "frequency_sum",
         "introduces", "commas"]
# A model for each language that people's summaries are there for, and one for all others: its sets, how much it learns,
# and how much being said already counts against a sentence.
MODELS = {
    "id": dict(sets=["indosum.id"], leaves=6, rounds=300, rate=0.03, objective="lambdarank", redundancy=0.6),
    "en": dict(sets=["cnncorpus.en", "cnndm.en"], leaves=3, rounds=400, rate=0.06, objective="listwise", redundancy=1.2),
    "und": dict(sets=["indosum.id", "cnncorpus.en", "cnndm.en"], leaves=3, rounds=200, rate=0.06, objective="lambdarank",
                redundancy=1.7, without=BOUND),
}
VARIED = 0.3  # the weight of an article's variant


# ---- Learning --------------------------------------------------------------------------------------

def learn(sample, names, plan, threads):
    """Boosted trees whose paths have one feature or two each: an additive model with pairs."""
    features = np.concatenate([a["features"] for a in sample])
    features[:, [names.index(name) for name in plan.get("without", [])]] = 0  # no tree splits what does not vary
    target = np.concatenate([a["target"] for a in sample])
    sizes = [len(a["target"]) for a in sample]
    weight = np.repeat([a["weight"] for a in sample], sizes)
    if plan["objective"] == "lambdarank":
        data = lgb.Dataset(features, np.floor(target * 10 + 1e-6).astype(int), weight=weight, group=sizes)
        objective = LAMBDARANK
    else:
        data = lgb.Dataset(features, target)
        objective = dict(objective=listwise(np.array(sizes), weight))
    pairs = [list(pair) for pair in itertools.combinations(range(features.shape[1]), 2)]
    settings = dict(SETTINGS, **objective, num_leaves=plan["leaves"], learning_rate=plan["rate"], num_threads=threads,
                    interaction_constraints=pairs)
    return lgb.train(settings, data, plan["rounds"])


def listwise(sizes, weight):
    """ListNet (Cao et al. 2007): the scores of an article, as a softmax, shall be its targets, as shares."""
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    spread = lambda by_article: np.repeat(by_article, sizes)

    def gradient(scores, data):
        target = data.get_label()
        weights = np.exp(scores - spread(np.maximum.reduceat(scores, starts)))
        share = weights / spread(np.add.reduceat(weights, starts))
        whole = spread(np.add.reduceat(target, starts))
        told = whole > 0
        wanted = np.where(told, target / np.maximum(whole, 1e-9), 0)
        # Ten times: shares are small, and the settings of the trees are made for gradients of about 1.
        return 10 * weight * (share * told - wanted), 10 * weight * np.maximum(share * (1 - share), 1e-4)

    return gradient


def scale_of(model, sample):
    """What makes scores vary by 1 within an article: one unit for redundancy, for lengths, and for all models."""
    spread = [np.var(model.predict(a["features"], raw_score=True)) for a in sample if len(a["features"]) > 3]
    return 1 / np.sqrt(np.mean(spread))


def learn_lengths(sample, scores, redundancy, threads):
    rows, targets = [], []
    for article, s in zip(sample, scores):
        taken = order(article, s, redundancy, lengths.MOST)
        if article["clean"] and len(taken) > 1:
            rows.append(lengths.steps(taken, s, article["words"]))
            targets.append(lengths.gains(taken, article["extracts"][0]))
    return lengths.learn(rows, targets, threads)


# ---- Selection -------------------------------------------------------------------------------------

def order(article, scores, redundancy, most):
    """The greedy order of src/select.rs."""
    terms, covered, taken = article["terms"], set(), []
    said = np.zeros(len(scores))
    alive = np.ones(len(scores), bool)
    while len(taken) < min(most, len(scores)):
        pick = int(np.argmax(np.where(alive, scores - redundancy * said, -np.inf)))
        taken.append(pick)
        alive[pick] = False
        new = {t for t in terms[pick] if t not in covered}
        covered |= new
        if redundancy and len(taken) < most:
            for j in np.flatnonzero(alive):
                said[j] += sum(w * w for t, w in terms[j].items() if t in new)
    return taken


# ---- The run -----------------------------------------------------------------------------------------

@functools.cache
def load(path, limit):
    """The names of the features, and the articles and variants of one set."""
    subprocess.run(["cargo", "build", "-q", "--release", "--example", "features"], cwd=ROOT, check=True)
    command = [str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/features")]
    begun, sample = time.time(), []
    items = [(kind, v) for item in corpus.read(path, limit) for kind, v in corpus.variants(item, 7)]
    names, answers = corpus.measure(command, [v for _, v in items])
    for (kind, item), answer in zip(items, answers):
        article = corpus.prepare(item, answer)
        if article:
            clean = kind == "clean"
            sample.append(dict(article, set=path.stem, kind=kind, clean=clean, weight=1.0 if clean else VARIED))
    print(f"{path.stem}: {len(items)} articles and variants, {time.time() - begun:.0f} s", flush=True)
    return names, sample


def report(sample, results):
    """A row for each set and kind of article: R1 and R2 over the clean article's lead-3; 95 % interval of R1."""
    rows = {}
    for article, taken in zip(sample, results):
        for r, extracts in enumerate(article["extracts"]):
            name = article["set"] + (" human extract" if r else "")
            gain = np.append(100 * (np.array(extracts.f1(taken)) - article["lead"][r]), len(taken))
            rows.setdefault((name, article["kind"]), []).append(gain)
    print("| set | as | articles | R1 | R2 | sentences |\n|---|---|---|---|---|---|")
    for (name, kind), gains in sorted(rows.items()):
        r1, r2, size = np.mean(gains, 0)
        error = 1.96 * np.std([g[0] for g in gains]) / np.sqrt(len(gains))
        print(f"| {name} | {kind} | {len(gains)} | {r1:+.2f} (±{error:.2f}) | {r2:+.2f} | {size:.2f} |", flush=True)


def validate(sample, names, plan, folds, threads):
    """Each article's scores and expected gains from models that did not see it."""
    ids = sorted({a["id"] for a in sample})
    fold_of = dict(zip(ids, np.random.default_rng(7).integers(0, folds, len(ids))))
    fold = np.array([fold_of[a["id"]] for a in sample])
    scores = [None] * len(sample)
    for f in range(folds):
        seen = [a for a, g in zip(sample, fold) if g != f]
        model = learn(seen, names, plan, threads)
        scale = scale_of(model, seen)
        for i in np.flatnonzero(fold == f):
            scores[i] = scale * model.predict(sample[i]["features"], raw_score=True)
    orders = [order(a, s, plan["redundancy"], lengths.MOST) for a, s in zip(sample, scores)]
    autos = [None] * len(sample)
    for f in range(folds):
        seen = np.flatnonzero(fold != f)
        model = learn_lengths([sample[i] for i in seen], [scores[i] for i in seen], plan["redundancy"], threads)
        for i in np.flatnonzero(fold == f):
            rows = lengths.steps(orders[i], scores[i], sample[i]["words"])
            autos[i] = orders[i][: lengths.length(model.predict(rows) if len(rows) else [])]
    print("\n3 sentences, over lead-3:\n")
    report(sample, [o[:3] for o in orders])
    print("\n`auto`, over lead-3:\n")
    report(sample, autos)
    return scores


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--limit", type=int, help="articles a set, for a quick try")
    parser.add_argument("--only", help="one model, for a quick try")
    parser.add_argument("--without", nargs="*", default=[], metavar="FEATURE", help="leave these features out: what do they bring?")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()

    learned, rows = {}, []
    for language, plan in MODELS.items():
        if args.only not in (None, language):
            continue
        print(f"\n## {language}\n", flush=True)
        loaded = [load(args.data / f"{name}.jsonl", args.limit) for name in plan["sets"]]
        names, sample = loaded[0][0], [article for _, part in loaded for article in part]
        plan = dict(plan, without=[*plan.get("without", []), *args.without])
        scores = validate(sample, names, plan, args.folds, args.threads)
        if args.write:
            learned[language] = write(args, language, plan, names, sample, scores)
            rows += sample[:: max(1, len(sample) // 20)]
    if args.write and not args.only:
        write_fixture(names, rows, learned)


def write(args, language, plan, names, sample, scores):
    """Learns from all articles; the lengths from the scores of models that did not see the article."""
    model = learn(sample, names, plan, args.threads)
    score = Tables(model, scale_of(model, sample))
    length = Tables(learn_lengths(sample, scores, plan["redundancy"], args.threads))
    for what, tables, features, settings in (("score", score, names, dict(redundancy=plan["redundancy"])),
                                             ("length", length, lengths.NAMES, {})):
        head = [
            f"# Weights of the {what} in {language}: generated by training/train.py, do not edit.",
            f"# {datetime.date.today()}; {len(sample)} articles and variants of {', '.join(plan['sets'])}.",
            f"# Command: python3 training/train.py --data DIR --folds {args.folds} --write. Scores: training/README.md.",
            "# A line FEATURE EDGE … for each axis, then = VALUE …: one value for each cell, the last axis fastest;",
            "# a cell holds the values above its lower edge, up to and with its upper one.",
        ]
        path = ROOT / f"src/weights/{language}.{what}.txt"
        path.write_text("\n".join(head) + "\n" + tables.text(features, settings))
        print(f"wrote {path.name}: {len(tables.tables)} tables, {tables.cells()} values, {path.stat().st_size} bytes")
    return score, length


def write_fixture(names, articles, learned):
    """Rows of features and what the trainer makes of them: nothing of the texts."""
    rows = np.round(np.concatenate([a["features"] for a in articles])[::7][:60].astype(float), 6)
    steps, told = [], []
    for article in articles[:8]:
        scores = np.round(learned["en"][0].predict(article["features"]), 6)
        taken = order(article, scores, 1.0, lengths.MOST)
        steps.append(lengths.steps(taken, scores, article["words"]))
        told.append(dict(order=taken, scores=scores.tolist(), words=article["words"].tolist(), steps=steps[-1].tolist()))
    steps = np.concatenate(steps)

    answers = {code: dict(scores=score.predict(rows).tolist(), gains=length.predict(steps).tolist())
               for code, (score, length) in learned.items()}
    fixture = dict(names=names, rows=rows.tolist(), steps=steps.tolist(), articles=told, answers=answers)
    path = ROOT / "tests/cases/rank/trainer.json"
    path.write_text(json.dumps(fixture) + "\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
