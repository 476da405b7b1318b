"""Packs the encoder: python3 packages/lab/train/pack_encoder.py TUNED.pt|- PROJECTION.npz OUT. One byte a
weight of a layer, six bits a number of a piece, one factor a row."""
import json
import re
import struct
import sys

import numpy as np
import torch

from encoder import HEADS, WIDTH, load_encoder, vocabulary

MOST_PLACES = 128
# English text is of these characters, once its accents are taken away.
USED = re.compile(r"^(?:\[(?:CLS|SEP|UNK)\]|(?:##)?[!-~£§°±·×ßæøðþđłœı–—‘’“”•…€™−]+)$")

parts, at = [], 0


def put(array):
    global at
    data = np.ascontiguousarray(array).tobytes()
    parts.append(data)
    at += len(data)
    return {"bytes": [at - len(data), at]}


def floats(tensor):
    return put(tensor.detach().numpy().astype("<f4"))


def rows(tensor, most=127):
    w = tensor.detach().numpy().astype(np.float32)
    scale = np.abs(w).max(1) / most + 1e-12
    whole = np.clip(np.round(w / scale[:, None]), -most, most).astype(np.int8)
    return {"weights": put(whole if most > 31 else six_bits(whole)), "scales": put(scale.astype("<f4"))}


def six_bits(whole):
    """Four numbers from -31 to 31 in three bytes."""
    a, b, c, d = ((whole.reshape(-1, 4).astype(np.int32) + 32)[:, i] for i in range(4))
    word = a | b << 6 | c << 12 | d << 18
    return np.stack([word & 255, word >> 8 & 255, word >> 16], 1).astype(np.uint8)


def linear(*layers):
    weight, bias = torch.cat([l.weight for l in layers]), torch.cat([l.bias for l in layers])
    return {"shape": [weight.shape[1], weight.shape[0]], **rows(weight), "bias": floats(bias)}


norm = lambda layer: {"weight": floats(layer.weight), "bias": floats(layer.bias)}

encoder = load_encoder()
if sys.argv[1] != "-":
    encoder.load_state_dict(torch.load(sys.argv[1]), strict=False)
maps = np.load(sys.argv[2])
pieces = vocabulary()
kept = [i for i, piece in enumerate(pieces) if USED.match(piece)]
with torch.no_grad():
    for layer in encoder.layers:
        # The attention's division is part of the queries.
        layer.q.weight /= (WIDTH // HEADS) ** 0.5
        layer.q.bias /= (WIDTH // HEADS) ** 0.5
head = {
    "width": WIDTH,
    "head": WIDTH // HEADS,
    "vocabulary": [pieces[i] for i in kept],
    "pieces": rows(encoder.piece.weight[kept], 31),
    "places": rows(encoder.place.weight[:MOST_PLACES], 31),
    "norm": norm(encoder.norm),
    "layers": [
        {
            "attend": linear(l.q, l.k, l.v), "out": linear(l.o), "norm": norm(l.norm),
            "up": linear(l.up), "down": linear(l.down), "last": norm(l.last),
        }
        for l in encoder.layers
    ],
    "halves": [
        {"layer": layer, "map": put(maps[f"V{n}"].astype("<f4")), "bias": put((-maps[f"mu{n}"] @ maps[f"V{n}"]).astype("<f4"))}
        for n, layer in enumerate((3, 6))
    ],
}
text = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
with open(sys.argv[3], "wb") as f:
    f.write(struct.pack("<I", len(text)) + text)
    f.writelines(parts)
print(f"{len(kept)} of {len(pieces)} pieces, {(at + len(text)) / 1e6:.1f} MB")
