"""Teaches the reader on: from given weights, with their number of layers, or from the first eight layers of all-mpnet-base-v2.

python3 packages/lab/train/teach_reader.py MODEL_FOLDER OUT.npz --rows ROWS.jsonl [ROWS.jsonl …] --minutes 20 [--first LAYERS] [--seed 1]
python3 packages/lab/train/teach_reader.py MODEL_FOLDER OUT.npz --mean A.npz B.npz
ROWS: a JSON object a line: claim and statement, or premise and hypothesis, with a label: entails, neutral, contradicts, or
      "no contradiction" where only that is known, as of two sentences of one published page (export-page-pairs.ts); of these a pair teaches
      only where the first weights are not sure of it. FILE:9000 reads 9,000 random rows of a file.
LAYERS: an OUT of before, or a packed reader.bin. The mean of two runs with other seeds is better than each.
A tenth of the pairs, by their claim, never teaches. The rate falls to nothing over the minutes, whatever was read by then. Two cores with
bfloat16 read 32 pairs in 1.2 to 2 seconds. OUT has numbers as they are: a step changes a weight by less than half of what a byte tells
apart, so pack_reader.py alone rounds. Needs torch, numpy, safetensors, tokenizers.
"""
import argparse
import hashlib
import json
import random
import re
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from reader_format import WIDTH, layers_in, read_model, read_packed
from reader_model import Reader, padded, pieces_in, texts_of

BATCH, RATE = 32, 2.2e-5
# Layers of a reader that is taught from the beginning: eight are as good as all twelve.
FIRST_LAYERS = 8
# Batches whose pairs are sorted by length together, so that a batch has pairs of like lengths.
CHUNK = 40
WARM_STEPS, LEAST_SHARE_OF_RATE = 100, 0.015
# Probability of a contradiction from which a pair of one page teaches.
LEAST_DOUBT = 0.25
LABELS = {"entails": 0, "neutral": 1, "contradicts": 2, "no contradiction": 3}
# A part of the statements get the subject's name in front, as the engine reads them (lib/engine/reader/statement.ts).
SHARE_WITH_NAME = 0.3
NAME = re.compile(r"^(?:The |In \w+,? )?((?:[A-Z][\w.'-]+ ?){1,3})")

parser = argparse.ArgumentParser()
parser.add_argument("model")
parser.add_argument("out")
parser.add_argument("--rows", nargs="+", default=[])
parser.add_argument("--minutes", type=float, default=20)
parser.add_argument("--first")
parser.add_argument("--mean", nargs="+")
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()


def first_layers(model):
    """The weights of MPNet's first layers under the names of this reader; the map to three outcomes is new."""
    names = {f"attention.attn.{x}": x for x in "qkvo"} | {"attention.LayerNorm": "n1", "intermediate.dense": "f1", "output.dense": "f2", "output.LayerNorm": "n2"}
    weights = {f"eln.{part}": model[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    for at in range(FIRST_LAYERS):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                weights[f"layers.{at}.{ours}.{part}"] = model[f"encoder.layer.{at}.{theirs}.{part}"]
    head = nn.Linear(WIDTH, 3)
    return {name: torch.from_numpy(numbers) for name, numbers in weights.items()} | {"head.weight": head.weight.data, "head.bias": head.bias.data}


def read_layers(path):
    stored = dict(np.load(path)) if path.endswith(".npz") else read_packed(path)
    return {name: torch.from_numpy(numbers.astype(np.float32)) for name, numbers in stored.items()}


def with_name(claim, statement):
    found = NAME.match(claim)
    name = found[1].strip() if found else ""
    return statement if len(name) < 4 or name in statement else f"{name}: {statement}"


def lines_of(source):
    path, _, count = source.partition(":")
    lines = [line for line in open(path, encoding="utf8") if line.strip()]
    return random.sample(lines, min(len(lines), int(count))) if count else lines


def read_rows(sources):
    """Returns claim, statement and label of each pair that teaches, in a random order."""
    rows = []
    for row in (json.loads(line) for source in sources for line in lines_of(source)):
        claim, statement = texts_of(row)
        if int(hashlib.md5(claim.encode()).hexdigest(), 16) % 10 > 0:
            rows.append((claim, with_name(claim, statement) if random.random() < SHARE_WITH_NAME else statement, LABELS[row["label"]]))
    random.shuffle(rows)
    return rows


def batches(ids):
    found = []
    for start in range(0, len(ids), BATCH * CHUNK):
        chunk = sorted(range(start, min(start + BATCH * CHUNK, len(ids))), key=lambda row: len(ids[row]))
        own = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        random.shuffle(own)
        found += own
    return found


@torch.inference_mode()
def without_easy(reader, rows, ids_of):
    """Leaves out the pairs that are known to be no contradiction, where the reader finds none: they would teach it nothing."""
    open_rows = sorted((row for row in rows if row[2] == LABELS["no contradiction"]), key=lambda row: len(row[0]) + len(row[1]))
    ids, easy = ids_of(open_rows), set()
    for start in range(0, len(ids), 2 * BATCH):
        with torch.autocast("cpu", torch.bfloat16):
            sure = F.softmax(reader(padded(ids[start : start + 2 * BATCH])), -1)[:, 2] < LEAST_DOUBT
        easy.update(row for row, is_sure in zip(open_rows[start:], sure.tolist()) if is_sure)
    return [row for row in rows if row not in easy]


def loss_of(answers, labels):
    known = F.cross_entropy(answers, labels.clamp(max=2), reduction="none", label_smoothing=0.02)
    no_conflict = -torch.log(1 - F.softmax(answers, -1)[:, 2] + 1e-4)
    return torch.where(labels == LABELS["no contradiction"], no_conflict, known).mean()


def teach(reader, rows, ids_of):
    ids, labels = ids_of(rows), torch.tensor([label for *_, label in rows])
    optimizer, began = torch.optim.AdamW(reader.parameters(), lr=RATE, weight_decay=0.01), time.time()
    for step, batch in enumerate(batches(ids)):
        left = 1 - (time.time() - began) / 60 / options.minutes
        if left <= 0:
            break
        for group in optimizer.param_groups:
            group["lr"] = RATE * max(LEAST_SHARE_OF_RATE, min(step / WARM_STEPS, left))
        with torch.autocast("cpu", torch.bfloat16):
            answers = reader(padded([ids[row] for row in batch]))
        loss = loss_of(answers, labels[batch])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        if step % 50 == 0:
            print(f"{step} of {len(rows) // BATCH}: {loss.item():.3f}", flush=True)


if options.mean:
    states = [read_layers(path) for path in options.mean]
    weights = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
else:
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    model = read_model(options.model)
    state = read_layers(options.first) if options.first else first_layers(model)
    reader = Reader(model, layers_in(state))
    reader.load_state_dict(state)
    ids_of = pieces_in(options.model)
    teach(reader, without_easy(reader, read_rows(options.rows), ids_of), ids_of)
    weights = reader.state_dict()
np.savez(options.out, **{name: numbers.numpy() for name, numbers in weights.items()})
