#!/usr/bin/env python3
"""Learns the weights of ranking and of the length "auto" from articles with reference summaries.

    pip install -r training/requirements.txt
    python3 training/train.py --data DIR [--folds 5] [--write]
    python3 training/train.py --data DIR --ablation [--write]

Prints, by whole-article cross-validation, ROUGE-1/ROUGE-2 F1 over lead-3 for each set; with --write it then
learns from all articles and writes src/weights/, the fixture that tests hold the Rust scorer to, and the tables
of training/README.md. --ablation leaves out one group of features after the other instead, and writes that table.
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
README = ROOT / "training/README.md"
SETTINGS = dict(min_data_in_leaf=150, feature_fraction=0.5, max_bin=32, lambda_l2=1.0, verbose=-1, deterministic=True,
                force_row_wise=True)
LAMBDARANK = dict(objective="lambdarank", label_gain=list(range(11)), lambdarank_truncation_level=8)
# What the features measure.
GROUPS = {
    "place": ["position", "position_share", "from_end", "paragraph", "in_paragraph", "words_before"],
    "size": ["words", "words_to_median", "characters_a_word"],
    "centrality": ["centrality", "centroid"],
    "title": ["title", "title_words"],
    "neighbours and opening": ["lead", "opening", "next"],
    "old and new": ["known", "introduces"],
    "theme": ["frequency_sum", "theme"],
    "names and numbers": ["names", "numbers"],
    "speech": ["quoted", "opens_quote"],
    "leaning": ["leans"],
    "marks": ["question", "commas"],
    "stop words": ["stop_share"],
}
# What the model of all other languages asks: none whose scale is one language's own. The fewer, the less it takes for
# granted of languages that it never saw.
SAFE = ["position", "position_share", "centrality", "centroid", "opening", "lead", "theme", "known", "title", "title_words",
        "words_to_median", "quoted", "opens_quote", "question", "leans", "numbers"]
# A model for each language that people's summaries are there for, one for English without capitals, and one for all
# other texts: its sets, how much it learns, how many models of different seeds it is the mean of, and how much being
# said already counts against a sentence. "kinds": what it learns of the sets; all, where nothing else is said.
MODELS = {
    "id": dict(sets=["indosum.id"], leaves=6, rounds=300, rate=0.03, objective="lambdarank", seeds=1, redundancy=0.6),
    "en": dict(sets=["cnncorpus.en"], leaves=3, rounds=250, rate=0.06, objective="listwise", seeds=3, redundancy=0.8,
               without_kinds=["lower"],
               without=["centrality", "title_words", "lead", "characters_a_word", "from_end", "known", "stop_share"]),
    "en-caseless": dict(sets=["cnndm.en", "cnncorpus.en"], leaves=3, rounds=250, rate=0.06, objective="listwise", seeds=1,
                        redundancy=1.6, only={"cnncorpus.en": ["lower"]}, without=["stop_share"]),
    "und": dict(sets=["indosum.id", "cnncorpus.en", "cnndm.en"], leaves=3, rounds=150, rate=0.06, objective="lambdarank",
                seeds=1, redundancy=1.7, lengthy=0.6, asks=SAFE, others=["orangesum.fr", "vietnews.vi", "detik.id"]),
}
VARIED = 0.3  # the weight of an article's variant
LENGTHY = 1.1  # a sentence is long that has so many times the words of the article's median sentence
LEANING = 0.15  # what it costs a sentence that its first words lean on another, beyond what was learned


# ---- Learning --------------------------------------------------------------------------------------

def learn(sample, names, plan, threads):
    """Boosted trees whose paths have one feature or two each: additive models with pairs, one a seed."""
    sample = [a for a in sample if a["weight"]]
    features = np.concatenate([a["features"] for a in sample])
    asked = set(plan.get("asks", names)) - set(plan.get("without", []))
    features[:, [at for at, name in enumerate(names) if name not in asked]] = 0  # no tree splits what does not vary
    target = np.concatenate([a["target"] for a in sample])
    sizes = [len(a["target"]) for a in sample]
    weight = np.repeat([a["weight"] for a in sample], sizes)
    if plan["objective"] == "lambdarank":
        data = lgb.Dataset(features, np.floor(target * 10 + 1e-6).astype(int), weight=weight, group=sizes)
        objective = LAMBDARANK
    else:
        data = lgb.Dataset(features, target)
        objective = dict(objective=listwise(np.array(sizes), weight))
    settings = dict(SETTINGS, **objective, num_leaves=plan["leaves"], learning_rate=plan["rate"], num_threads=threads)
    if plan["leaves"] > 3:  # a tree of three leaves cannot ask about more than two features
        pairs = itertools.combinations(range(features.shape[1]), 2)
        settings["interaction_constraints"] = [list(pair) for pair in pairs]
    return [lgb.train(dict(settings, seed=7 + k), data, plan["rounds"]) for k in range(plan["seeds"])]


def predict(models, sample):
    """The raw scores of each article's sentences."""
    rows = np.concatenate([a["features"] for a in sample])
    ends = np.cumsum([len(a["features"]) for a in sample])[:-1]
    return np.split(np.mean([model.predict(rows, raw_score=True) for model in models], 0), ends)


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


def scale_of(models, sample):
    """What makes scores vary by 1 within an article: one unit for redundancy, for lengths, and for all models."""
    return 1 / np.sqrt(np.mean([np.var(scores) for scores in predict(models, sample) if len(scores) > 3]))


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
    said, alive = np.zeros(len(scores)), np.ones(len(scores), bool)
    while len(taken) < min(most, len(scores)):
        pick = int(np.argmax(np.where(alive, scores - redundancy * said, -np.inf)))
        taken.append(pick)
        alive[pick] = False
        for term in terms[pick].keys() - covered:
            for row, square in article["postings"][term]:
                said[row] += square
        covered |= terms[pick].keys()
    return taken


# ---- The run -----------------------------------------------------------------------------------------

@functools.cache
def load(path, limit):
    """The names of the features, and the articles and variants of one set."""
    subprocess.run(["cargo", "build", "-q", "--release", "--example", "features"], cwd=ROOT, check=True)
    command = [str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/features")]
    begun, sample = time.time(), []
    given = corpus.read(path, limit)
    others = corpus.strangers(given)
    items = [pair for item in given for pair in corpus.variants(item, 7, others)]
    names, answers = corpus.measure(command, [v for _, v in items])
    for (kind, item), answer in zip(items, answers):
        article = corpus.prepare(item, answer)
        if article:
            clean = kind == "clean"
            weight = 1.0 if clean else 0.0 if kind == "pasted" else VARIED
            sample.append(dict(article, set=path.stem, kind=kind, clean=clean, weight=weight, leans=names.index("leans")))
    print(f"{path.stem}: {len(items)} articles and variants, {time.time() - begun:.0f} s", flush=True)
    return names, sample


def gather(args, plan):
    """The names of the features, and what a model learns from."""
    names, sample = None, []
    for name in plan["sets"]:
        names, articles = load(args.data / f"{name}.jsonl", args.limit)
        kinds = plan.get("only", {}).get(name)
        sample += [a for a in articles if (not kinds or a["kind"] in kinds) and a["kind"] not in plan.get("without_kinds", [])]
    return names, sample


def costs(names, plan):
    """What a sentence pays beyond what was learned, as steps: leaning, and, where the plan says so, its length."""
    steps = [(names.index("leans"), 0.5, -LEANING)]
    if plan.get("lengthy"):
        steps.append((names.index("words_to_median"), LENGTHY, -plan["lengthy"]))
    return steps


def crossed(sample, names, plan, folds, threads):
    """Each article's fold, and its scores from models that did not see it."""
    ids = sorted({a["id"] for a in sample})
    fold_of = dict(zip(ids, np.random.default_rng(7).integers(0, folds, len(ids))))
    fold = np.array([fold_of[a["id"]] for a in sample])
    scores = [None] * len(sample)
    for f in range(folds):
        seen = [a for a, g in zip(sample, fold) if g != f]
        models = learn(seen, names, plan, threads)
        scale, unseen = scale_of(models, seen), np.flatnonzero(fold == f)
        for i, raw in zip(unseen, predict(models, [sample[i] for i in unseen])):
            features = sample[i]["features"]
            scores[i] = scale * raw + sum(value * (features[:, at] > edge) for at, edge, value in costs(names, plan))
    return fold, scores


def validate(sample, names, plan, folds, threads):
    """Each article's scores, and its order and its length of `auto`, from models that did not see it."""
    fold, scores = crossed(sample, names, plan, folds, threads)
    orders = [order(a, s, plan["redundancy"], lengths.MOST) for a, s in zip(sample, scores)]
    autos = [None] * len(sample)
    for f in range(folds):
        seen = np.flatnonzero(fold != f)
        model = learn_lengths([sample[i] for i in seen], [scores[i] for i in seen], plan["redundancy"], threads)
        for i in np.flatnonzero(fold == f):
            rows = lengths.steps(orders[i], scores[i], sample[i]["words"])
            autos[i] = orders[i][: lengths.length(model.predict(rows) if len(rows) else [])]
    return scores, orders, autos


# ---- The tables ----------------------------------------------------------------------------------------

def measured(sample, results):
    """{(set, kind): {id: [R1, R2, R1 and R2 over lead-3, sentences, leaning ones, leaning ones of lead-3]}}."""
    rows = {}
    for article, taken in zip(sample, results):
        for r, extracts in enumerate(article["extracts"]):
            name = article["set"] + (" human extract" if r else "")
            scores = 100 * np.array(extracts.f1(taken))
            row = [*scores, *(scores - 100 * np.array(article["lead"][r])), len(taken), leaning(article, taken),
                   leaning(article, range(min(3, len(article["words"]))))]
            rows.setdefault((name, article["kind"]), {})[article["id"]] = np.array(row)
    return rows


def leaning(article, taken):
    """The share of sentences whose first words lean on a sentence that is not there."""
    leans = article["features"][:, article["leans"]]
    return np.mean([leans[row] > 0 and row - 1 not in taken for row in taken])


def interval(values):
    return f"{np.mean(values):+.2f} (±{1.96 * np.std(values) / np.sqrt(len(values)):.2f})"


def score_table(model, sample, results):
    """Over lead-3, a row for each set and kind of article."""
    lines = ["| model | set | as | articles | R1 | R2 | sentences |", "|---|---|---|---|---|---|---|"]
    for (name, kind), rows in sorted(measured(sample, results).items()):
        _, _, r1, r2, size, _, _ = np.array(list(rows.values())).T
        lines.append(f"| {model} | {name} | {kind} | {len(rows)} | {interval(r1)} | {interval(r2)} | {size.mean():.2f} |")
    return lines


def loss_table(model, sample, results):
    """What an article given otherwise loses against the same article as it stands."""
    rows = measured(sample, results)
    lines = ["| model | set | as | articles | R1 | R2 |", "|---|---|---|---|---|---|"]
    for (name, kind), varied in sorted(rows.items()):
        same = rows.get((name, "clean"), {})
        both = [varied[i] - same[i] for i in varied if i in same]
        if kind != "clean" and both:
            r1, r2 = np.array(both).T[:2]
            lines.append(f"| {model} | {name} | {kind} | {len(both)} | {interval(r1)} | {interval(r2)} |")
    return lines


def leaning_table(model, sample, results):
    """How often a sentence leans on one that is not there."""
    lines = ["| model | set | lead-3 | three sentences chosen |", "|---|---|---|---|"]
    for (name, kind), rows in sorted(measured(sample, results).items()):
        if kind == "clean" and "human" not in name:
            *_, own, lead = np.mean(list(rows.values()), 0)
            lines.append(f"| {model} | {name} | {lead:.1%} | {own:.1%} |")
    return lines


class Report:
    """Tables that grow model by model, and replace those of training/README.md."""

    def __init__(self):
        self.tables = {}

    def add(self, name, lines):
        print(f"\n{name}\n\n" + "\n".join(lines), flush=True)
        self.tables.setdefault(name, lines[:2]).extend(lines[2:])

    def write(self):
        text = README.read_text()
        for name, lines in self.tables.items():
            head, begun, rest = text.partition(f"<!-- table: {name} -->\n")
            _, ended, tail = rest.partition("<!-- end -->")
            assert begun and ended, f"training/README.md has no place for the table {name}"
            text = head + begun + "\n".join(lines) + "\n" + ended + tail
        README.write_text(text)


def ablation(args, tables):
    """What each group of features brings: what is lost where it is left out, three sentences of clean articles."""
    rows = {group: [] for group in ["nothing", *GROUPS]}
    head = []
    for code, plan in MODELS.items():
        names, sample = gather(args, plan)
        sample = [a for a in sample if a["clean"]]
        head += [f"{name} ({code})" for name in columns(plan)]
        for group, features in {"nothing": [], **GROUPS}.items():
            left_out = dict(plan, without=[*plan.get("without", []), *features])
            if features and not set(features) & set(plan.get("asks", features)):
                rows[group] += rows["nothing"][-len(columns(plan)) :]  # the model does not ask them
                continue
            _, scores = crossed(sample, names, left_out, args.folds, args.threads)
            found = measured(sample, [order(a, s, plan["redundancy"], 3) for a, s in zip(sample, scores)])
            rows[group] += [np.mean([r[:2].mean() for r in found[name, "clean"].values()]) for name in columns(plan)]
            print(f"{code}, without {group}: {rows[group][-len(columns(plan)) :]}", flush=True)
    lines = ["| left out | " + " | ".join(head) + " |", "|---" * (len(head) + 1) + "|"]
    for group, values in rows.items():
        lines.append(f"| {group} | " + " | ".join(f"{v - b:+.2f}" for v, b in zip(values, rows["nothing"])) + " |")
    tables.add("ablation", lines)


def columns(plan):
    """The names in the tables of the sets that a model is judged by."""
    names = [name for name in plan["sets"] if name not in plan.get("only", {})]
    return [n for name in names for n in ([name, name + " human extract"] if name.startswith("cnncorpus") else [name])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--limit", type=int, help="articles a set, for a quick try")
    parser.add_argument("--only", help="one model, for a quick try")
    parser.add_argument("--without", nargs="*", default=[], metavar="FEATURE", help="leave these features out: what do they bring?")
    parser.add_argument("--ablation", action="store_true", help="leave out one group of features after the other")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()

    tables = Report()
    if args.only:
        for code in set(MODELS) - {args.only}:
            del MODELS[code]
    if args.ablation:
        ablation(args, tables)
    else:
        train(args, tables)
    if args.write and not args.only:
        tables.write()


def train(args, tables):
    learned, rows = {}, []
    for code, plan in MODELS.items():
        names, sample = gather(args, plan)
        plan = dict(plan, without=[*plan.get("without", []), *args.without])
        scores, orders, autos = validate(sample, names, plan, args.folds, args.threads)
        three = [taken[:3] for taken in orders]
        tables.add("three sentences", score_table(code, sample, three))
        tables.add("auto", score_table(code, *zip(*[(a, t) for a, t in zip(sample, autos) if a["clean"]])))
        tables.add("loss", loss_table(code, sample, three))
        tables.add("leaning", leaning_table(code, sample, three))
        if plan.get("others") or args.write:
            models = learn(sample, names, plan, args.threads)
            score = Tables(models, scale_of(models, sample), 2, costs(names, plan))
        if plan.get("others"):
            others = [a for name in plan["others"] for a in load(args.data / f"{name}.jsonl", args.limit)[1] if a["clean"]]
            taken = [order(a, score.predict(a["features"]), plan["redundancy"], 3) for a in others]
            tables.add("other languages", score_table(code, others, taken))
        if args.write:
            length = Tables([learn_lengths(sample, scores, plan["redundancy"], args.threads)])
            learned[code] = score, length
            write(code, args, plan, sample, names, score, length)
            rows += [a for a in sample if a["weight"]][:: max(1, len(sample) // 20)]
    if args.write and not args.only:
        write_fixture(names, rows, learned)


def write(code, args, plan, sample, names, score, length):
    """Learned from all articles; the lengths from the scores of models that did not see the article."""
    learned = sum(a["weight"] > 0 for a in sample)
    for what, tables, features, settings in (("score", score, names, dict(redundancy=plan["redundancy"])),
                                             ("length", length, lengths.NAMES, {})):
        head = [
            f"# Weights of the {what} in {code}: generated by training/train.py, do not edit.",
            f"# {datetime.date.today()}; {learned} articles and variants of {', '.join(plan['sets'])}.",
            f"# Command: python3 training/train.py --data DIR --folds {args.folds} --write. Scores: training/README.md.",
            "# A line FEATURE EDGE … for each axis, then = VALUE …: one value for each cell, the last axis fastest;",
            "# a cell holds the values above its lower edge, up to and with its upper one.",
        ]
        path = ROOT / f"src/weights/{code}.{what}.txt"
        path.write_text("\n".join(head) + "\n" + tables.text(features, settings))
        print(f"wrote {path.name}: {len(tables.tables)} tables, {tables.cells()} values, {path.stat().st_size} bytes")


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
