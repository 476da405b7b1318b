"""Packs the reader: python3 packages/lab/train/pack_reader.py LAYERS.npz MODEL_FOLDER OUT. LAYERS: what teach_reader.py wrote."""
import json
import math
import re
import struct
import sys

import numpy as np
from safetensors import safe_open

# English text is of these characters, once its accents are taken away.
USED = re.compile(r"^(?:\[UNK\]|(?:##)?[!-~£§°±·×ßæøðþđłœı–—‘’“”•…€™−]+)$")
MOST_PLACES, REACH, HEAD, WIDTH = 204, 203, 64, 768
LAYERS, MODEL, OUT = sys.argv[1:4]
Z = np.load(LAYERS)
first = {}
with safe_open(f"{MODEL}/model.safetensors", "np") as f:
    for key in f.keys():
        if key.startswith(("embeddings", "encoder.relative")):
            first[key] = f.get_tensor(key)
pieces = [line.rstrip("\n") for line in open(f"{MODEL}/vocab.txt", encoding="utf8")]
parts, at = [], 0


def put(array):
    global at
    data = np.ascontiguousarray(array).tobytes()
    parts.append(data)
    at += len(data)
    return {"bytes": [at - len(data), at]}


floats = lambda array: put(array.astype("<f4"))


def six_bits(w):
    """Four numbers from -31 to 31 in three bytes, one factor a row."""
    scale = np.abs(w).max(1) / 31 + 1e-12
    whole = np.clip(np.round(w / scale[:, None]), -31, 31).astype(np.int32)
    a, b, c, d = ((whole.reshape(-1, 4) + 32)[:, i] for i in range(4))
    word = a | b << 6 | c << 12 | d << 18
    return {"weights": put(np.stack([word & 255, word >> 8 & 255, word >> 16], 1).astype(np.uint8)), "scales": floats(scale)}


def bytes_of(w):
    """One byte a number, one factor a row."""
    scale = np.abs(w).max(1) / 127 + 1e-12
    return {"weights": put(np.round(w / scale[:, None]).astype(np.int8)), "scales": floats(scale)}


def linear(*names, factors=None):
    factors = factors or [1] * len(names)
    weights = np.concatenate([Z[n + ".weight|q"] for n in names])
    scales = np.concatenate([Z[n + ".weight|s"] * k for n, k in zip(names, factors)])
    bias = np.concatenate([Z[n + ".bias"] * k for n, k in zip(names, factors)])
    return {"shape": [weights.shape[1], weights.shape[0]], "weights": put(weights), "scales": floats(scales), "bias": floats(bias)}


norm = lambda name: {"weight": floats(Z[name + ".weight"]), "bias": floats(Z[name + ".bias"])}


def bucket(distance):
    """The row of MPNet's table for the distance of a key behind its query."""
    side = 16 if distance > 0 else 0
    n = abs(distance)
    return side + (n if n < 8 else min(15, 8 + int(math.log(n / 8) / math.log(128 / 8) * 8)))


# The pieces that begin and end a text have the names of the encoder's.
NAMES = {"<s>": "[CLS]", "</s>": "[SEP]"}
kept = [i for i, p in enumerate(pieces) if p in NAMES or USED.match(p)]
kept = [i for i in kept if pieces[i] in NAMES or not re.match(r"^[<\[](?!UNK)\w+[\]>]$", pieces[i])]
table = first["encoder.relative_attention_bias.weight"]
distances = np.stack([table[[bucket(d) for d in range(-REACH, REACH + 1)], h] for h in range(WIDTH // HEAD)])
count = 1 + max(int(re.match(r"layers\.(\d+)\.", k)[1]) for k in Z.files if k.startswith("layers."))
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
        for n in range(count)
    ],
    "distances": floats(distances),
    "outcomes": {"weight": floats(Z["head.weight"]), "bias": floats(Z["head.bias"])},
}
text = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
with open(OUT, "wb") as f:
    f.write(struct.pack("<I", len(text)) + text)
    f.writelines(parts)
print(f"{len(kept)} of {len(pieces)} pieces, {count} layers, {(at + len(text)) / 1e6:.1f} MB")
