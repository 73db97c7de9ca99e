"""How many sentences an article needs: the steps from one length to the next, and what they gain. See src/length.rs."""
import lightgbm as lgb
import numpy as np

NAMES = ["taken", "words_taken", "share_taken", "words", "below_best", "mass", "last"]
MOST = 7
SETTINGS = dict(objective="regression", num_leaves=2, learning_rate=0.05, min_data_in_leaf=100, feature_fraction=0.7,
                max_bin=32, lambda_l2=1.0, verbose=-1, seed=7, deterministic=True, force_row_wise=True)
ROUNDS = 200


def steps(order, scores, words):
    """The features of the steps from one sentence to two, … to MOST: `steps` of src/length.rs."""
    rows, taken_words, last = [], 0.0, 0
    if len(order) == 0:
        return np.zeros((0, len(NAMES)))
    weight = np.exp(scores - scores[order[0]])
    for taken, (before, following) in enumerate(zip(order, order[1:]), 1):
        if taken >= MOST:
            break
        taken_words += words[before]
        last = max(last, before)
        rows.append([taken, taken_words, taken_words / max(words.sum(), 1.0), words[following],
                     scores[order[0]] - scores[following], weight[following] / weight.sum(), last])
    return np.round(np.array(rows, float).reshape(-1, len(NAMES)), 6)


def gains(order, extracts):
    """What each of these steps gains: the rise of the mean of R1 and R2."""
    worth = [sum(extracts.f1(order[:k])) / 2 for k in range(1, min(len(order), MOST) + 1)]
    return np.diff(worth)


def learn(rows, targets, threads):
    return lgb.train(dict(SETTINGS, num_threads=threads), lgb.Dataset(np.concatenate(rows), np.concatenate(targets)), ROUNDS)


def length(expected):
    """The length with the greatest sum of expected gains: `auto` of src/length.rs."""
    best, best_gain, gain = 1, 0.0, 0.0
    for size, step in enumerate(expected, 2):
        gain += step
        if gain > best_gain:
            best, best_gain = size, gain
    return best
