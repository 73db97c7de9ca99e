"""Articles with references: read, varied as people paste them, measured by the Rust core, given targets."""
import json
import random
import subprocess

import numpy as np

from rouge import Extracts, words

# Lines as they stand above an article that was copied from a page. Own wording.
JUNK = {
    "en": ["A sign outside the headquarters in the capital on Monday.", "Jane Roe | Agency | Getty Images",
           "Visitors walk past a stand at an exhibition, March 3.", "Share this article", "By our correspondent",
           "Photo: the minister at a meeting last week", "Updated 10 minutes ago", "Five things to know this morning"],
    "id": ["Papan nama di depan kantor pusat di ibu kota pada Senin.", "Siti Rahma | Kantor Berita | Getty Images",
           "Warga melintas di depan gedung pameran, Selasa (3/3).", "Bagikan artikel ini", "Penulis: Tim Redaksi",
           "Foto: Menteri saat menghadiri rapat pekan lalu", "Diperbarui 10 menit lalu", "Lima berita pilihan pagi ini"],
}

# Such lines of other articles: they judge, and teach nothing. Own wording.
UNSEEN = {
    "en": ["Workers repair a road damaged by flooding in the northern province.", "Markets close higher as investors weigh rate cut",
           "John Doe/Press Pool", "The two leaders shake hands before their talks at the palace on Tuesday.", "ADVERTISEMENT",
           "4 min read", "File photo: an aerial view of the harbour.", "Listen to this story"],
    "id": ["Petugas memperbaiki jalan yang rusak akibat banjir di wilayah utara.", "Harga Cabai Naik, Pedagang Mengeluh",
           "Dok. Istimewa", "Kedua pemimpin berjabat tangan sebelum berunding di istana, Selasa.", "IKLAN",
           "Waktu baca 4 menit", "Foto udara kawasan pelabuhan.", "Dengarkan berita ini"],
}


def read(path, limit=None):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def strangers(items):
    """A short sentence from within each article: above another article it is what a caption is, a line of another story."""
    found = [(i.get("sentences") or i["text"].split("\n"))[3:6] for i in items]
    return [s for sentences in found for s in sentences[-1:] if 5 <= len(s.split()) <= 18]


def variants(item, seed, others):
    """(kind, article): the article as it stands, "clean"; with two lines above it, "junk", own ones and sentences of
    `others`; once more as somebody might paste it; and every third with lines that no training knows, "pasted"."""
    rng = random.Random(f"{seed}{item['id']}")
    yield "clean", item
    above = lambda lines: dict(item, text="\n".join(lines + [item["text"]]))
    sentences = item.get("sentences") or item["text"].split("\n")
    junk = rng.sample(JUNK.get(item.get("lang"), JUNK["en"]), 2)
    if others and rng.random() < 0.5:
        junk[rng.randrange(2)] = rng.choice(others)
    yield "junk", above(junk)
    if rng.random() < 1 / 3:
        yield "pasted", above(rng.sample(UNSEEN.get(item.get("lang"), UNSEEN["en"]), 2))
    title = item.get("title")
    kind = rng.choice(["flat", "lines", "lower", "beheaded", "headline", "untitled"])
    other = {k: v for k, v in item.items() if k != "title" or kind not in ("untitled", "headline")}
    if kind == "flat":
        other["text"] = " ".join(sentences)
    elif kind == "lines":
        other["text"] = "\n".join(sentences)
    elif kind == "lower":
        other["text"] = item["text"].lower()
    elif kind == "beheaded" and len(sentences) > 6:
        other["text"] = "\n".join(sentences[1:])
    elif kind == "headline" and title:
        other["text"] = title + "\n\n" + item["text"]
    elif kind != "untitled":
        return
    yield kind, other


def measure(command, items):
    """What the Rust core measures about each item: the names of the features, then one answer an item."""
    given = "".join(json.dumps({k: i.get(k) for k in ("id", "text", "lang", "title") if i.get(k)}) + "\n" for i in items)
    lines = subprocess.run(command, input=given, capture_output=True, check=True, text=True).stdout.splitlines()
    names = json.loads(lines[0])
    return names, [dict(json.loads(line), words_at=names.index("words")) for line in lines[1:]]


def prepare(item, answer):
    """One article ready for training, or None where nothing can be learned from it."""
    sentences = answer["sentences"]
    if len(sentences) < 2:
        return None
    lang = item.get("lang", "en")
    tokens = [words(lang, s) for s in sentences]
    summary = item["summary"] if isinstance(item["summary"], str) else "\n".join(item["summary"])
    references = [summary] + (["\n".join(item["gold_extract"])] if item.get("gold_extract") else [])
    extracts = [Extracts(tokens, words(lang, r)) for r in references]
    lead = [words(lang, s) for s in (item.get("sentences") or sentences)[:3]]
    article = {
        "id": item["id"], "features": np.array(answer["features"], np.float32), "extracts": extracts,
        "terms": [dict(map(tuple, row)) for row in answer["terms"]],
        "words": np.array([row[answer["words_at"]] for row in answer["features"]], float),
        "lead": [Extracts(lead, words(lang, r)).f1(list(range(len(lead)))) for r in references],
    }
    article["postings"] = {}
    for row, terms in enumerate(article["terms"]):
        for term, weight in terms.items():
            article["postings"].setdefault(term, []).append((row, weight * weight))
    article["target"] = target(article, item, sentences)
    return article


def target(article, item, sentences):
    """How much each sentence belongs into a summary, 0 to 1: people's choice where there is one, the greedy oracle otherwise."""
    oracle = np.zeros(len(sentences))
    oracle[article["extracts"][0].greedy(8)] = 1
    if not item.get("gold_extract"):
        return oracle
    bare = lambda s: "".join(s.split()).lower()
    chosen = [bare(g) for g in item["gold_extract"]]
    human = np.array([float(len(b) > 8 and any(b in g or g in b for g in chosen)) for b in map(bare, sentences)])
    return 0.85 * human + 0.15 * oracle
