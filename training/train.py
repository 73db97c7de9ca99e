#!/usr/bin/env python3
"""Learns the ranking weights from articles with reference summaries and writes src/weights.txt.

    pip install -r training/requirements.txt
    python3 training/train.py --data ../shared/data/summaries [--folds 3] [--write]

Prints, by whole-article cross-validation, ROUGE-1/ROUGE-2 F1 over lead-3 for each set; with --write it then
learns from all articles and writes the weights and the fixture that tests hold the Rust scorer to.
"""
import argparse
import datetime
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import lightgbm as lgb
import numpy as np

import articles as corpus

ROOT = Path(__file__).resolve().parent.parent
SETS = {"indosum.id": 1.0, "cnncorpus.en": 1.0, "cnndm.en": 1.0, "detik.id": 0.0}
SETTINGS = dict(objective="lambdarank", num_leaves=3, learning_rate=0.06, min_data_in_leaf=150, feature_fraction=0.5,
                max_bin=40, lambda_l2=1.0, verbose=-1, seed=7, deterministic=True, force_row_wise=True,
                label_gain=list(range(11)), lambdarank_truncation_level=8)


def learn(sample, pairs, rounds, threads):
    """Boosted trees of two splits, each over one feature or over one of the pairs: an additive model."""
    features = np.concatenate([a["features"] for a in sample])
    grade = np.concatenate([np.floor(a["target"] * 10) for a in sample]).astype(int)
    weight = np.concatenate([np.full(len(a["target"]), a["weight"]) for a in sample])
    data = lgb.Dataset(features, grade, weight=weight, group=[len(a["target"]) for a in sample])
    settings = dict(SETTINGS, num_threads=threads)
    if pairs is not None:
        settings["interaction_constraints"] = [[f] for f in range(features.shape[1])] + [list(p) for p in pairs]
    return lgb.train(settings, data, rounds)


def find_pairs(sample, most, threads):
    """The pairs of features that free trees of two splits gain most from."""
    gains = Counter()
    for tree in learn(sample, None, 150, threads).dump_model()["tree_info"]:
        root = tree["tree_structure"]
        for child in (root.get("left_child", {}), root.get("right_child", {})):
            if "split_feature" in child and child["split_feature"] != root["split_feature"]:
                gains[tuple(sorted((root["split_feature"], child["split_feature"])))] += child["split_gain"]
    return [pair for pair, _ in gains.most_common(most)]


# ---- Trees to tables -----------------------------------------------------------------------------

def tables(model):
    """{features: (edges of each axis, values)}: the trees of each feature or pair, added up."""
    trees = {}
    for tree in model.dump_model()["tree_info"]:
        splits = []
        collect(tree["tree_structure"], splits)
        trees.setdefault(tuple(sorted({f for f, _ in splits})), []).append((tree["tree_structure"], splits))
    merged = {}
    for features, members in trees.items():
        edges = [sorted({float(f"{t:.7g}") for _, splits in members for f, t in splits if f == axis}) for axis in features]
        inside = [[e[0] - 1] + [(a + b) / 2 for a, b in zip(e, e[1:])] + [e[-1] + 1] for e in edges]
        grid = np.array(np.meshgrid(*inside, indexing="ij")).reshape(len(features), -1).T if features else np.zeros((1, 0))
        values = np.zeros(len(grid))
        for k, point in enumerate(grid):
            at = dict(zip(features, point))
            values[k] = sum(leaf(tree, at) for tree, _ in members)
        merged[features] = (edges, values)
    return merged


def collect(node, splits):
    if "split_feature" in node:
        splits.append((node["split_feature"], node["threshold"]))
        collect(node["left_child"], splits)
        collect(node["right_child"], splits)


def leaf(node, at):
    while "split_feature" in node:
        node = node["left_child"] if at[node["split_feature"]] <= node["threshold"] else node["right_child"]
    return node["leaf_value"]


def text_of(names, merged, settings):
    lines = [f"{key} {value:.6g}" for key, value in settings.items()]
    base = 0.0
    for features, (edges, values) in sorted(merged.items(), key=lambda kv: (len(kv[0]), kv[0])):
        if not features:
            base += values[0]
            continue
        # What a part gives on average says nothing about a sentence: every part is centred, the base takes the rest.
        centre = float(np.mean(values))
        base += centre
        for f, e in zip(features, edges):
            lines.append(" ".join([names[f]] + [f"{x:.7g}" for x in e]))
        lines.append(" ".join(["="] + [f"{v - centre:.7f}".rstrip("0").rstrip(".") for v in values]))
    return "\n".join([f"base {base:.7f}"] + lines) + "\n"


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


MOST = 5


def auto(scores, reach):
    """How many sentences score within `reach` of the best, at most MOST: `auto` of src/select.rs."""
    return min(int((scores >= scores.max() - reach).sum()), MOST)


def find_reach(sample, scores, redundancy):
    """The reach with the best R1 + R2, every set counting the same."""
    def worth(reach):
        by_set = {}
        for article, s in zip(sample, scores):
            if article["clean"]:
                taken = order(article, s, redundancy, auto(s, reach))
                by_set.setdefault(article["set"], []).append(sum(article["extracts"][0].f1(taken)))
        return float(np.mean([np.mean(v) for v in by_set.values()]))

    tried = {float(reach): worth(reach) for reach in np.arange(0.2, 2.6, 0.2)}
    print("reach of auto: " + "  ".join(f"{r:.1f} {100 * v:.2f}" for r, v in tried.items()))
    return max(tried, key=tried.get)


# ---- The run -----------------------------------------------------------------------------------------

def load(data, limit):
    subprocess.run(["cargo", "build", "-q", "--release", "--example", "features"], cwd=ROOT, check=True)
    command = [str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/features")]
    sample, names = [], []
    for name, weight in SETS.items():
        if not weight:
            continue
        begun = time.time()
        items = [v for item in corpus.read(data / f"{name}.jsonl", limit) for v in corpus.variants(item, 7)]
        names, answers = corpus.measure(command, items)
        seen = set()
        for item, answer in zip(items, answers):
            article = corpus.prepare(item, answer)
            if article:
                article.update(set=name, clean=item["id"] not in seen, weight=weight * (1.0 if item["id"] not in seen else 0.5))
                sample.append(article)
            seen.add(item["id"])
        print(f"{name}: {len(items)} articles and variants, {time.time() - begun:.0f} s", flush=True)
    return names, sample


def report(sample, scores, redundancy, length, reach=None):
    rows = {}
    for article, s in zip(sample, scores):
        k = length or auto(s, reach)
        taken = order(article, s, redundancy, k)
        for r, extracts in enumerate(article["extracts"]):
            key = article["set"] + (" human extract" if r else "") + ("" if article["clean"] else " (varied)")
            gain = np.array(extracts.f1(taken)) - np.array(article["lead"][r])
            rows.setdefault(key, []).append(np.append(100 * gain, len(taken)))
    for key in sorted(rows):
        r1, r2, k = np.mean(rows[key], 0)
        error = 196 * np.std([g[0] for g in rows[key]]) / np.sqrt(len(rows[key])) / 100
        print(f"    {key:36s} {len(rows[key]):5d} articles  R1 {r1:+.2f} (±{error:.2f})  R2 {r2:+.2f}  sentences {k:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--redundancy", type=float, default=1.0)
    parser.add_argument("--limit", type=int, help="articles a set, for a quick try")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()

    names, sample = load(args.data, args.limit)
    ids = sorted({a["id"] for a in sample})
    fold_of = dict(zip(ids, np.random.default_rng(7).integers(0, args.folds, len(ids))))
    fold = np.array([fold_of[a["id"]] for a in sample])
    pairs = find_pairs(sample, args.pairs, args.threads)
    print("pairs:", ", ".join(f"{names[a]} × {names[b]}" for a, b in pairs), flush=True)

    scores = [None] * len(sample)
    for f in range(args.folds):
        model = learn([a for a, g in zip(sample, fold) if g != f], pairs, args.rounds, args.threads)
        for i in np.flatnonzero(fold == f):
            scores[i] = model.predict(sample[i]["features"], raw_score=True)
        print(f"fold {f + 1} of {args.folds} learned", flush=True)
    for redundancy in sorted({0.0, 0.5 * args.redundancy, args.redundancy, 1.5 * args.redundancy}):
        print(f"3 sentences, redundancy {redundancy}, over lead-3:")
        report(sample, scores, redundancy, 3)
    reach = find_reach(sample, scores, args.redundancy)
    print(f"auto, reach {reach:.1f}, redundancy {args.redundancy}, over lead-3:")
    report(sample, scores, args.redundancy, None, reach)
    sys.stdout.flush()
    if args.write:
        write(args, names, sample, pairs, reach)


def write(args, names, sample, pairs, reach):
    model = learn(sample, pairs, args.rounds, args.threads)
    merged = tables(model)
    settings = dict(redundancy=args.redundancy, reach=reach)
    head = [
        "# Ranking weights: generated by training/train.py, do not edit.",
        f"# {datetime.date.today()}; {len(sample)} articles and variants of {', '.join(s for s, w in SETS.items() if w)};",
        f"# --rounds {args.rounds} --pairs {args.pairs} --redundancy {args.redundancy:g}. Scores: training/README.md.",
        "# A line FEATURE EDGE … for each axis, then = VALUE …: one value for each cell, the last axis fastest;",
        "# a cell holds the values above its lower edge, up to and with its upper one.",
    ]
    (ROOT / "src/weights.txt").write_text("\n".join(head) + "\n" + text_of(names, merged, settings))
    # Rows of features only: nothing of the texts.
    rows = np.concatenate([a["features"] for a in sample[:: max(1, len(sample) // 40)]])[::7][:100].astype(float)
    rows = np.round(rows, 6)
    fixture = {"names": names, "rows": rows.tolist(), "scores": model.predict(rows, raw_score=True).tolist()}
    (ROOT / "tests/cases/rank").mkdir(parents=True, exist_ok=True)
    (ROOT / "tests/cases/rank/trainer.json").write_text(json.dumps(fixture) + "\n")
    cells = sum(len(v) for _, v in merged.values())
    print(f"wrote src/weights.txt: {len(merged)} tables, {cells} values, {(ROOT / 'src/weights.txt').stat().st_size} bytes")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
