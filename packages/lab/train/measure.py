"""Figures of the linking net on sentences that taught nothing."""
import numpy as np
import torch


def predict(net, ex, ids):
    """Per sentence: word probabilities, log-odds of "differs", label probabilities, claim relevance."""
    net.eval()
    ids = np.array(sorted(ids, key=lambda i: ex.head[i, 0]))
    result = {}
    with torch.no_grad():
        for at in range(0, len(ids), 32):
            part = ids[at : at + 32]
            b = ex.batch(part)
            r = net(b)
            p = r["out"].softmax(-1).numpy()
            label = r["label"].softmax(-1).numpy()
            rel = r["rel"].numpy()
            for j, i in enumerate(part):
                n, k = ex.head[i, 0], ex.head[i, 1]
                result[i] = (p[j, :n], label[j], rel[j, :k])
    return result


def recall_at(score, gold, precision):
    order = np.argsort(-score)
    right = np.cumsum(gold[order])
    prec = right / np.arange(1, len(order) + 1)
    ok = np.flatnonzero(prec >= precision)
    return right[ok[-1]] / max(1, gold.sum()) if len(ok) else 0.0


def threshold(score, gold, precision):
    order = np.argsort(-score)
    prec = np.cumsum(gold[order]) / np.arange(1, len(order) + 1)
    ok = np.flatnonzero(prec >= precision)
    return score[order][ok[-1]] if len(ok) else np.inf


def average_precision(score, gold):
    order = np.argsort(-score)
    g = gold[order]
    return float((np.cumsum(g) / np.arange(1, len(g) + 1) * g).sum() / max(1, g.sum()))


def measure(net, ex, ids):
    result = predict(net, ex, ids)
    for name in ex.sets:
        own = [i for i in ids if ex.sets[ex.head[i, 5]] == name]
        if len(own) < 20:
            continue
        gold = np.array([ex.head[i, 3] == 3 for i in own])
        word = np.array([max_odds(result[i][0]) for i in own])
        sent = np.array([logit(result[i][1][3]) for i in own])
        both = word + sent
        labels = np.array([result[i][1].argmax() for i in own])
        acc = np.mean(labels == np.array([ex.head[i, 3] for i in own]))
        line = f"{name:15s} {len(own)} sentences, {gold.sum()} wrong: "
        for title, score in (("words", word), ("sentence", sent), ("both", both)):
            line += f"{title} AP {average_precision(score, gold):.3f} R@.95 {recall_at(score, gold, .95):.3f} R@.90 {recall_at(score, gold, .9):.3f} R@.80 {recall_at(score, gold, .8):.3f} · "
        print(line + f"labels {acc:.3f}", flush=True)
        bar = threshold(both, gold, 0.92)
        caught, all_kinds = {}, {}
        for i, score in zip(own, both):
            s = slice(ex.at[i], ex.at[i] + len(result[i][0]))
            for k in set(ex.kind[s]) - {0}:
                name = ex.kinds[k - 1]
                all_kinds[name] = all_kinds.get(name, 0) + 1
                caught[name] = caught.get(name, 0) + (score >= bar)
        print("   found at .92: " + " ".join(f"{k} {caught[k]}/{n}" for k, n in sorted(all_kinds.items())), flush=True)
        # Wrong and right details: how the share of blessed and kept moves with the bar for "agrees".
        bars = (0.5, 0.7, 0.8, 0.9)
        wrong, right, hit = [], [], []
        for i in own:
            p = result[i][0]
            s = slice(ex.at[i], ex.at[i] + len(p))
            det, lab, kind = ex.detail[s], ex.label[s], ex.kind[s]
            for d in set(det) - {0}:
                w = det == d
                agree = (p[w, 1] / (p[w, 1:].sum(1) + 1e-6))
                if kind[w].max() > 0:
                    wrong.append(agree.min())
                    hit.append(p[w, 2].max())
                elif (lab[w] == 1).any():
                    right.append(agree.min())
        if wrong and right:
            wrong, right = np.array(wrong), np.array(right)
            print("   agrees at " + ", ".join(f"{x}: wrong {np.mean(wrong >= x):.2f} right {np.mean(right >= x):.2f}" for x in bars), flush=True)


def max_odds(p):
    q = p[:, 2]
    return float(np.max(np.log(q + 1e-6) - np.log(1 - q + 1e-6))) if len(q) else -12.0


def logit(p):
    return float(np.log(p + 1e-6) - np.log(1 - p + 1e-6))
