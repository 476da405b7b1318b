"""Teaches all-mpnet-base-v2 to read entailment, then its half from it.

python3 packages/lab/train/teach_reader.py MODEL_FOLDER PAIRS.jsonl OUT.npz [OTHERS.jsonl]
PAIRS: what export-pairs.ts wrote (claim, statement, label, src). OTHERS: pairs labelled by people (premise, hypothesis, label, source).
On a graphics card it takes nine minutes (two wholes, then the half); without one, days. FROM=LAYERS.npz only goes on with a half that was
written before: one pass over 63,000 pairs, most of them under other names (`exchange_names.py`), about an hour on two cores. Needs torch,
numpy, safetensors, tokenizers.
"""
import glob
import hashlib
import json
import math
import os
import random
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors import safe_open
from tokenizers import Tokenizer

from exchange_names import Names, capitals

MODEL, PAIRS, OUT, *OTHERS = sys.argv[1:]
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
LABELS = {"entails": 0, "neutral": 1, "contradicts": 2, "unknown": 3, "no contradiction": 4}
# Sources of which all would teach their style: one label, or captions.
MOST_OF_SOURCE = {"snli": 16000, "breaking-nli": 2500, "equate-stresstest": 3000, "scone": 3000, "help": 2500}
WEIGHTS = {"own": 3.0, "turned": 1.0, "domain": 1.0, "others": 0.7}
MOST_CROSSED = 60000
MOST_OF_TEXT = 100
HALF = [1, 3, 5, 7, 9, 11]
random.seed(5)

tokenizer = Tokenizer.from_file(f"{MODEL}/tokenizer.json")
tokenizer.no_padding()
tokenizer.no_truncation()
first = {}
with safe_open(f"{MODEL}/model.safetensors", "pt") as f:
    for key in f.keys():
        first[key] = f.get_tensor(key)


def six_bits(table):
    """The numbers of the pieces as the extension has them."""
    scale = table.abs().amax(1, keepdim=True) / 31 + 1e-12
    return (table / scale).round().clamp(-31, 31) * scale


PIECES = six_bits(first["embeddings.word_embeddings.weight"]).to(DEVICE)
PLACES = first["embeddings.position_embeddings.weight"].to(DEVICE)
DISTANCES = first["encoder.relative_attention_bias.weight"].to(DEVICE)


def buckets(count):
    """The rows of MPNet's table for the distances of keys from queries."""
    n = torch.arange(count)[:, None] - torch.arange(count)[None, :]
    far = 8 + (torch.log(n.abs().clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return (n < 0).long() * 16 + torch.where(n.abs() < 8, n.abs(), far.clamp(max=15))


BUCKETS = buckets(256).to(DEVICE)


class Layer(nn.Module):
    def __init__(self, at):
        super().__init__()
        name = f"encoder.layer.{at}."

        def take(module, part):
            module.weight.data = first[name + part + ".weight"].clone()
            module.bias.data = first[name + part + ".bias"].clone()
            return module

        self.q, self.k, self.v, self.o = (take(nn.Linear(768, 768), f"attention.attn.{x}") for x in "qkvo")
        self.f1, self.f2 = take(nn.Linear(768, 3072), "intermediate.dense"), take(nn.Linear(3072, 768), "output.dense")
        self.n1, self.n2 = take(nn.LayerNorm(768), "attention.LayerNorm"), take(nn.LayerNorm(768), "output.LayerNorm")
        self.drop = nn.Dropout(0.1)

    def forward(self, x, bias):
        rows, count, width = x.shape
        q, k, v = (part(x).view(rows, count, 12, 64).transpose(1, 2) for part in (self.q, self.k, self.v))
        found = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype)).transpose(1, 2).reshape(rows, count, width)
        x = self.n1(x + self.drop(self.o(found)))
        return self.n2(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Reader(nn.Module):
    def __init__(self, which):
        super().__init__()
        self.layers, self.head = nn.ModuleList(Layer(at) for at in which), nn.Linear(768, 3)
        self.eln, self.drop = nn.LayerNorm(768), nn.Dropout(0.1)
        self.eln.weight.data, self.eln.bias.data = (first[f"embeddings.LayerNorm.{x}"].clone() for x in ("weight", "bias"))

    def forward(self, ids):
        count, mask = ids.shape[1], ids != 1
        x = self.drop(self.eln(PIECES[ids] + PLACES[torch.arange(count, device=DEVICE) + 2]))
        bias = DISTANCES[BUCKETS[:count, :count]].permute(2, 0, 1)[None] + torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        shares = mask[..., None].to(x.dtype)
        return self.head((x * shares).sum(1) / shares.sum(1))


def read_pairs():
    """
    Returns claims, statements, labels, weights and whether they are near; a tenth of the own pairs, by their claim, is kept aside.
    Turned round, a contradiction is one too, and the other pairs are none; two statements on one claim only the whole labels.
    """
    train, aside, counts, said_of = [], [], {}, {}
    for path in sorted(glob.glob("packages/lab/train/data/pairs/*.jsonl")):
        for row in map(json.loads, open(path, encoding="utf8")):
            claim, statement, label = row["claim"], row["statement"], row["label"]
            if int(hashlib.md5(claim.encode()).hexdigest(), 16) % 10 == 0:
                aside.append((claim, statement, LABELS[label], WEIGHTS["own"], True))
                continue
            train.append((claim, statement, LABELS[label], WEIGHTS["own"], True))
            turned = "contradicts" if label == "contradicts" else "no contradiction"
            train.append((statement, claim, LABELS[turned], WEIGHTS["turned"], True))
            said_of.setdefault(claim, []).append(statement)
    crossed = [(a, b) for said in said_of.values() for a in said for b in said if a != b]
    for a, b in random.sample(crossed, min(MOST_CROSSED, len(crossed))):
        train.append((a, b, LABELS["unknown"], WEIGHTS["domain"], False))
    others = [row for path in OTHERS for row in map(json.loads, open(path, encoding="utf8"))]
    random.shuffle(others)
    for row in others:
        counts[row["source"]] = counts.get(row["source"], 0) + 1
        if row["label"] in LABELS and counts[row["source"]] <= MOST_OF_SOURCE.get(row["source"], 40000):
            train.append((row["premise"], row["hypothesis"], LABELS[row["label"]], WEIGHTS["others"], False))
    for row in map(json.loads, open(PAIRS, encoding="utf8")):
        # The claims near a sentence that it does not rest on are many: two of five are kept.
        if not row["src"].endswith("-near") or random.random() < 0.4:
            train.append((row["claim"], row["statement"], LABELS[row["label"]], WEIGHTS["domain"], True))
    return train, aside


def rows_with_other_names(rows):
    """
    Returns pairs to go on with: 20,000 of our own, each pair on the bundled subject twice under other names and a quarter of them as they
    are, three in ten of the other labelled ones, half of them with another subject.
    """
    names, subject = Names("dossier/karpathy/entities.yaml"), ("Andrej", "Karpathy")
    own = [row for row in rows if row[3] == WEIGHTS["own"] and row[2] != LABELS["unknown"]]
    found = [(c, s, label, 1.0, near) for c, s, label, _, near in random.sample(own, min(len(own), 20000))]
    for row in map(json.loads, open(PAIRS, encoding="utf8")):
        claim, statement, label, src = row["claim"], row["statement"], LABELS[row["label"]], row["src"]
        is_near, is_bundled = src.endswith("-near"), src.split("-")[0] in ("karpathy", "claims")
        if label == LABELS["unknown"]:
            continue
        if is_bundled:
            for _ in range(2 if not is_near else random.random() < 0.4):
                # A name that only the statement has may be said by the claim in other words.
                is_safe = label != LABELS["entails"] or capitals(statement) <= capitals(claim)
                pair = names.exchanged(claim, statement, subject, is_safe and random.random() < 0.5, random.random() < 0.5)
                found.append((*pair, label, 1.0, True))
        if random.random() < (0 if is_bundled and is_near else 0.25 if is_bundled else 0.07 if is_near else 0.3):
            pair = names.with_other_subject(claim, statement) if not is_bundled and random.random() < 0.5 else (claim, statement)
            found.append((*pair, label, 1.0, True))
    return found


def ids_of(texts):
    return [encoded.ids[:MOST_OF_TEXT] for encoded in tokenizer.encode_batch(texts, add_special_tokens=False)]


class Pairs:
    def __init__(self, rows):
        self.ids = [[0, *a, 2, 2, *b, 2] for a, b in zip(ids_of([r[0] for r in rows]), ids_of([r[1] for r in rows]))]
        self.label = torch.tensor([r[2] for r in rows])
        self.weight = torch.tensor([r[3] for r in rows])
        self.is_near = np.array([r[4] for r in rows])

    def batches(self, chosen, size):
        order = sorted(chosen, key=lambda i: len(self.ids[i]) + random.random() * 6)
        found = [order[i : i + size] for i in range(0, len(order), size)]
        random.shuffle(found)
        return found

    def batch(self, rows):
        most = -(-max(len(self.ids[i]) for i in rows) // 8) * 8
        return torch.tensor([self.ids[i] + [1] * (most - len(self.ids[i])) for i in rows]).to(DEVICE)


def run(model, pairs, rows):
    with torch.autocast(DEVICE, torch.bfloat16, enabled=True):
        return model(pairs.batch(rows)).float()


@torch.no_grad()
def scores(model, pairs):
    model.eval()
    found = torch.zeros(len(pairs.ids), 3)
    for rows in pairs.batches(range(len(pairs.ids)), 512):
        found[rows] = run(model, pairs, rows).cpu()
    model.train()
    return found


def fit(model, pairs, chosen, aside, passes, rate, teacher=None, size=128, name=""):
    """Teaches for some passes, which need not be whole; the rate falls to nothing at their end."""
    parameters = list(model.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)
    steps, step = math.ceil(passes * len(chosen) / size), 0
    while step < steps:
        for rows in pairs.batches(chosen, size)[: steps - step]:
            for group in optimizer.param_groups:
                group["lr"] = rate * min(step / (0.06 * steps) + 1e-4, (1 - step / steps) / 0.94)
            found = run(model, pairs, rows)
            label, weight = pairs.label[rows].to(DEVICE), pairs.weight[rows].to(DEVICE)
            known = (label != LABELS["unknown"]).float() * weight
            is_own = F.cross_entropy(found, label.clamp(max=2), reduction="none", label_smoothing=0.03)
            is_no_contradiction = -torch.log(1 - F.softmax(found, -1)[:, 2] + 1e-4)
            hard = torch.where(label == LABELS["no contradiction"], is_no_contradiction, is_own) * known
            if teacher is None:
                loss = hard.sum() / known.sum().clamp(min=1)
            else:
                soft = -(F.softmax(teacher[rows].to(DEVICE) / 1.3, -1) * F.log_softmax(found / 1.3, -1)).sum(-1)
                loss = (0.3 * hard + soft * (0.5 + 0.5 * weight)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
    right = (scores(model, aside).argmax(1) == aside.label).float().mean()
    print(f"{name}: {right:.3f} of the pairs kept aside are right", flush=True)


train_rows, aside_rows = read_pairs()
pairs, aside = Pairs(train_rows), Pairs(aside_rows)
known = [i for i in range(len(train_rows)) if train_rows[i][2] != LABELS["unknown"]]
half = Reader(HALF).to(DEVICE)
if "FROM" in os.environ:
    written = np.load(os.environ["FROM"])
    numbers_of = lambda name: written[name] if name in written else written[name + "|q"] * written[name + "|s"][:, None]
    half.load_state_dict({name: torch.from_numpy(numbers_of(name).astype(np.float32)) for name in half.state_dict()})
    further = rows_with_other_names(train_rows)
    fit(half, Pairs(further), list(range(len(further))), aside, 1, 3e-5, size=48, name="half, further")
else:
    near, soft = [i for i in known if pairs.is_near[i]], 0
    for seed in (1, 2):
        torch.manual_seed(seed)
        whole = Reader(range(12)).to(DEVICE)
        fit(whole, pairs, known, aside, 0.9, 3.5e-5, name=f"whole {seed}")
        fit(whole, pairs, near, aside, 1.3, 2e-5, name=f"whole {seed}, near pairs")
        soft = soft + scores(whole, pairs) / 2
    for layer, at in zip(half.layers, HALF):
        layer.load_state_dict(whole.layers[at].state_dict())
    half.head.load_state_dict(whole.head.state_dict())
    half.eln.load_state_dict(whole.eln.state_dict())
    fit(half, pairs, list(range(len(train_rows))), aside, 4, 1e-4, teacher=soft, size=256, name="half")
    fit(half, pairs, near, aside, 1.8, 3e-5, teacher=soft, name="half, near pairs")
packed = {}
for key, value in half.state_dict().items():
    numbers = value.float().cpu().numpy()
    if numbers.ndim == 2 and not key.startswith("head"):
        scale = np.abs(numbers).max(1) / 127 + 1e-12
        # Only pack_reader.py rounds: what further teaching adds to a weight is less than half a step of a byte, and would be lost.
        packed[key + "|q"] = (numbers / scale[:, None]).astype(np.float32)
        packed[key + "|s"] = scale.astype(np.float32)
    else:
        packed[key] = numbers.astype(np.float32)
np.savez(OUT, **packed)
