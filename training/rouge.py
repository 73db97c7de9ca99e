"""ROUGE-1 and ROUGE-2 of many extracts of one article, fast: sentences as counts over the reference's words."""
import functools
from collections import Counter

import numpy as np
import regex
from nltk.stem import porter
from rouge_score import tokenize

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
WORD = regex.compile(rf"[{UNSPACED}]\p{{M}}*|(?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}])+")


class Stemmer:
    """Porter's, as rouge-score has it; each word once."""

    stem = staticmethod(functools.cache(porter.PorterStemmer().stem))


def words(lang, text):
    """Stemmed words for English, lower-cased runs of letters and digits for all others."""
    if lang == "en":
        return tokenize.tokenize(text, Stemmer)
    return [w for w in WORD.findall(text.lower()) if regex.search(r"[\p{L}\p{N}]", w)]


class Extracts:
    """Scores extracts of one article against one reference."""

    def __init__(self, sentences, reference):
        self.grams = []
        for n in (1, 2):
            gram = lambda ws: ws if n == 1 else list(zip(ws, ws[1:]))
            goal = Counter(gram(reference))
            place = {g: i for i, g in enumerate(goal)}
            counts = np.zeros((len(sentences), len(place)), np.float32)
            length = np.zeros(len(sentences), np.float32)
            for i, ws in enumerate(sentences):
                grams = gram(ws)
                length[i] = len(grams)
                for g in grams:
                    if g in place:
                        counts[i, place[g]] += 1
            self.grams.append((counts, length, np.array(list(goal.values()), np.float32)))

    def f1(self, chosen):
        """[R1, R2] F1 of the extract that holds the sentences `chosen`."""
        scores = []
        for counts, length, goal in self.grams:
            hit = np.minimum(counts[chosen].sum(0), goal).sum() if len(chosen) else 0.0
            whole = length[chosen].sum() + goal.sum()
            scores.append(2 * hit / whole if whole else 0.0)
        return scores

    def greedy(self, most, limit=60):
        """The greedy oracle: the sentences that raise R1 + R2 most, best first, while they raise it."""
        n = min(limit, len(self.grams[0][1]))
        chosen, best = [], 0.0
        have = [np.zeros_like(goal) for _, _, goal in self.grams]
        size = [0.0, 0.0]
        while len(chosen) < min(most, n):
            value = np.zeros(n)
            for k, (counts, length, goal) in enumerate(self.grams):
                hit = np.minimum(counts[:n] + have[k], goal).sum(1)
                value += 2 * hit / np.maximum(length[:n] + size[k] + goal.sum(), 1)
            value[chosen] = -1
            pick = int(np.argmax(value))
            if value[pick] <= best:
                break
            best = value[pick]
            chosen.append(pick)
            for k, (counts, length, _) in enumerate(self.grams):
                have[k] = have[k] + counts[pick]
                size[k] += length[pick]
        return chosen
