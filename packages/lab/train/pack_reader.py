"""Packs the reader: python3 packages/lab/train/pack_reader.py LAYERS.npz MODEL_FOLDER OUT --rows ROWS.jsonl [--sharper 2.2] [--bytes].

LAYERS, ROWS: what teach_reader.py wrote and read; some hundred of the rows show which inputs of a layer matter. A weight of a layer has four
bits, 32 of them one factor, and what rounding a weight loses is made up for by those after it (GPTQ, Frantar et al. 2022); with --bytes
eight bits, to measure what four lose. --sharper multiplies the logits: a reader taught on pairs of pages is cautious, and the bars of the
judge are for surer answers. Needs torch, numpy, safetensors, tokenizers."""
import argparse
import json
import re
import struct

import numpy as np
import torch

from reader_format import GROUP, HEAD, WIDTH, bucket, layers_in, read_model, steps_of
from reader_model import Reader, pieces_in, texts_of

# English text is of these characters, once its accents are taken away.
USED = re.compile(r"^(?:\[UNK\]|(?:##)?[!-~£§°±·×ßæøðþđłœı–—‘’“”•…€™−]+)$")
MOST_PLACES, REACH = 204, 203
# The shares of a group's range that are tried as the range of its four bits.
RANGES = np.arange(0.6, 1.05, 0.05)
ROWS_READ = 512
# Share of the mean moment that is added to each, so that the inverse is exact enough.
DAMPING = 0.01
parser = argparse.ArgumentParser()
parser.add_argument("layers")
parser.add_argument("model")
parser.add_argument("out")
parser.add_argument("--rows", required=True)
parser.add_argument("--sharper", type=float, default=1)
parser.add_argument("--bytes", action="store_true")
options = parser.parse_args()
taught = np.load(options.layers)
first = read_model(options.model)
pieces = [line.rstrip("\n") for line in open(f"{options.model}/vocab.txt", encoding="utf8")]
parts, at = [], 0


def put(array):
    global at
    data = np.ascontiguousarray(array).tobytes()
    parts.append(data)
    at += len(data)
    return {"bytes": [at - len(data), at]}


floats = lambda array: put(array.astype("<f4"))


def six_bits(table):
    """Four numbers from -31 to 31 in three bytes, one factor a row."""
    whole, scale = steps_of(table, 31)
    a, b, c, d = ((whole.astype(np.int32).reshape(-1, 4) + 32)[:, i] for i in range(4))
    word = a | b << 6 | c << 12 | d << 18
    return {"weights": put(np.stack([word & 255, word >> 8 & 255, word >> 16], 1).astype(np.uint8)), "scales": floats(scale)}


def bytes_of(table):
    """One byte a number, one factor a row."""
    whole, scale = steps_of(table, 127)
    return {"weights": put(whole.astype(np.int8)), "scales": floats(scale)}


def input_moments():
    """Returns the second moments of the inputs of each linear layer, by the name of the layer."""
    reader = Reader(first, layers_in(taught.files))
    reader.load_state_dict({name: torch.from_numpy(taught[name]) for name in taught.files})
    moments = {}

    def add_to(name):
        def add(_, inputs):
            rows = inputs[0].reshape(-1, inputs[0].shape[-1])
            moments[name] = moments.get(name, 0) + (rows.T @ rows).numpy()

        return add

    for name, module in reader.named_modules():
        # Queries, keys and values have the same inputs.
        if name.endswith((".q", ".o", ".f1", ".f2")):
            module.register_forward_pre_hook(add_to(name))
    rows = [json.loads(line) for line, _ in zip(open(options.rows, encoding="utf8"), range(ROWS_READ))]
    with torch.inference_mode():
        for ids in pieces_in(options.model)([texts_of(row) for row in rows]):
            reader(torch.tensor([ids]))
    return moments


def rounded(values, factors):
    """Returns values in steps of a factor, four bits each, and what the kernel makes of them."""
    whole = np.clip(np.round(2 * values / factors), -7, 7)
    return whole, np.trunc(whole * factors / 2)


def factors_of(group):
    """Returns the factor of each row of a group, in halves of the row's step: the one with the least error."""
    most = np.abs(group).max(1)
    best, factors = np.full(len(group), np.inf), np.ones(len(group))
    for share in RANGES:
        tried = np.clip(np.round(2 * share * most / 7), 1, 255)
        error = ((rounded(group, tried[:, None])[1] - group) ** 2).sum(1)
        factors = np.where(error < best, tried, factors)
        best = np.minimum(best, error)
    return factors


def four_bits(steps, moments):
    """Two numbers from -7 to 7 a byte; the error of each column moves to the columns after it, as far as their inputs go together."""
    steps, (rows, columns) = steps.astype(np.float64), steps.shape
    damped = moments + np.eye(columns) * DAMPING * np.trace(moments) / columns
    shares = np.linalg.cholesky(np.linalg.inv(damped)).T
    stored, factors = np.zeros((rows, columns), np.int8), np.zeros((rows, columns // GROUP), np.uint8)
    for start in range(0, columns, GROUP):
        end, errors = start + GROUP, np.zeros((rows, GROUP))
        factor = factors_of(steps[:, start:end])
        factors[:, start // GROUP] = factor
        for column in range(start, end):
            stored[:, column], kept = rounded(steps[:, column], factor)
            errors[:, column - start] = (steps[:, column] - kept) / shares[column, column]
            steps[:, column:end] -= np.outer(errors[:, column - start], shares[column, column:end])
        steps[:, end:] -= errors @ shares[start:end, end:]
    low, high = (stored.reshape(-1, 2)[:, i].astype(np.uint8) & 15 for i in (0, 1))
    return {"weights": put(low | high << 4), "groups": put(factors)}


def linear(*names, factors=None):
    factors = factors or [1] * len(names)
    weights = np.concatenate([taught[f"{name}.weight"] * factor for name, factor in zip(names, factors)])
    bias = np.concatenate([taught[f"{name}.bias"] * factor for name, factor in zip(names, factors)])
    scale = np.abs(weights).max(1) / 127 + 1e-12
    steps = weights / scale[:, None]
    stored = {"weights": put(np.round(steps).astype(np.int8))} if options.bytes else four_bits(steps, moments[names[0]])
    return {"shape": [weights.shape[1], weights.shape[0]], **stored, "scales": floats(scale), "bias": floats(bias)}


moments = None if options.bytes else input_moments()
norm = lambda name: {"weight": floats(taught[f"{name}.weight"]), "bias": floats(taught[f"{name}.bias"])}


# The pieces that begin and end a text have the names of the encoder's.
NAMES = {"<s>": "[CLS]", "</s>": "[SEP]"}
kept = [i for i, p in enumerate(pieces) if p in NAMES or USED.match(p)]
kept = [i for i in kept if pieces[i] in NAMES or not re.match(r"^[<\[](?!UNK)\w+[\]>]$", pieces[i])]
table = first["encoder.relative_attention_bias.weight"]
distances = np.stack([table[[bucket(d) for d in range(-REACH, REACH + 1)], h] for h in range(WIDTH // HEAD)])
head = {
    "width": WIDTH,
    "head": HEAD,
    "vocabulary": [NAMES.get(pieces[i], pieces[i]) for i in kept],
    "pieces": six_bits(first["embeddings.word_embeddings.weight"][kept]),
    # The first place of a text is the third of the table. One of its numbers is far above the others, too far for six bits.
    "places": bytes_of(first["embeddings.position_embeddings.weight"][2 : 2 + MOST_PLACES]),
    "norm": norm("eln"),
    "layers": [
        {
            # The attention's division is part of the queries.
            "attend": linear(f"layers.{n}.q", f"layers.{n}.k", f"layers.{n}.v", factors=[HEAD**-0.5, 1, 1]),
            "out": linear(f"layers.{n}.o"), "norm": norm(f"layers.{n}.n1"),
            "up": linear(f"layers.{n}.f1"), "down": linear(f"layers.{n}.f2"), "last": norm(f"layers.{n}.n2"),
        }
        for n in range(layers_in(taught.files))
    ],
    "distances": floats(distances),
    "outcomes": {part: floats(taught[f"head.{part}"] * options.sharper) for part in ("weight", "bias")},
}
text = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
with open(options.out, "wb") as f:
    f.write(struct.pack("<I", len(text)) + text)
    f.writelines(parts)
print(f"{len(kept)} of {len(pieces)} pieces, {layers_in(taught.files)} layers, {(at + len(text)) / 1e6:.1f} MB")
