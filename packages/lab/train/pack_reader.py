"""Packs the reader: python3 packages/lab/train/pack_reader.py LAYERS.npz MODEL_FOLDER OUT [--bytes]. LAYERS: what teach_reader.py wrote.

A weight of a layer has four bits, 32 of them one factor; with --bytes eight bits, to measure what four lose. Needs numpy, safetensors."""
import json
import re
import struct
import sys

import numpy as np

from reader_format import GROUP, HEAD, WIDTH, bucket, layers_in, read_model, steps_of

# English text is of these characters, once its accents are taken away.
USED = re.compile(r"^(?:\[UNK\]|(?:##)?[!-~£§°±·×ßæøðþđłœı–—‘’“”•…€™−]+)$")
MOST_PLACES, REACH = 204, 203
# The shares of a group's range that are tried as the range of its four bits.
RANGES = np.arange(0.6, 1.05, 0.05)
LAYERS, MODEL, OUT, *FLAGS = sys.argv[1:]
taught = np.load(LAYERS)
first = read_model(MODEL)
pieces = [line.rstrip("\n") for line in open(f"{MODEL}/vocab.txt", encoding="utf8")]
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


def four_bits(w):
    """Two numbers from -7 to 7 a byte; a group's factor, in halves of the row's, is the one with the least error."""
    groups = w.reshape(-1, GROUP).astype(np.float32)
    most = np.abs(groups).max(1)
    best = np.full(len(groups), np.inf, np.float32)
    whole, factors = np.zeros(groups.shape, np.int8), np.ones(len(groups), np.uint8)
    for share in RANGES:
        factor = np.maximum(1, np.round(2 * share * most / 7))
        tried = np.clip(np.round(2 * groups / factor[:, None]), -7, 7)
        error = ((np.trunc(tried * factor[:, None] / 2) - groups) ** 2).sum(1)
        better = error < best
        best[better], factors[better], whole[better] = error[better], factor[better], tried[better]
    low, high = (whole.reshape(-1, 2)[:, i].astype(np.uint8) & 15 for i in (0, 1))
    return {"weights": put(low | high << 4), "groups": put(factors)}


def linear(*names, factors=None):
    factors = factors or [1] * len(names)
    weights = np.concatenate([taught[f"{name}.weight"] * factor for name, factor in zip(names, factors)])
    bias = np.concatenate([taught[f"{name}.bias"] * factor for name, factor in zip(names, factors)])
    scale = np.abs(weights).max(1) / 127 + 1e-12
    steps = weights / scale[:, None]
    stored = {"weights": put(np.round(steps).astype(np.int8))} if "--bytes" in FLAGS else four_bits(steps)
    return {"shape": [weights.shape[1], weights.shape[0]], **stored, "scales": floats(scale), "bias": floats(bias)}


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
    "outcomes": {"weight": floats(taught["head.weight"]), "bias": floats(taught["head.bias"])},
}
text = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
with open(OUT, "wb") as f:
    f.write(struct.pack("<I", len(text)) + text)
    f.writelines(parts)
print(f"{len(kept)} of {len(pieces)} pieces, {layers_in(taught.files)} layers, {(at + len(text)) / 1e6:.1f} MB")
