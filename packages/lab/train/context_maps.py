"""Makes the first maps from the encoder's states to contexts: python3 packages/lab/train/context_maps.py EXAMPLES OUT.npz. Principal components."""
import sys

import numpy as np
import torch

from encoder import load_encoder
from net import CONTEXT
from texts import Texts, means

USED_TEXTS, HALF = 8000, CONTEXT // 2
texts, encoder = Texts(sys.argv[1]), load_encoder()
some = np.sort(np.random.default_rng(1).permutation(len(texts))[:USED_TEXTS])
words = {3: [], 6: []}
with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
    for at in range(0, len(some), 64):
        ids, mask, start, end = texts.batch(some[at : at + 64])
        states = encoder(ids, mask)
        for layer, found in words.items():
            found.append(means(states[layer - 1], start, end)[end > start].numpy())
maps = {}
for n, found in enumerate(words.values()):
    x = np.concatenate(found)
    size, directions = np.linalg.eigh(np.cov((x - x.mean(0)).T))
    best = slice(None, -HALF - 1, -1)
    # Divided so that the numbers of a context are about one.
    maps[f"mu{n}"], maps[f"V{n}"] = x.mean(0), directions[:, best] / np.sqrt(size[best].mean())
np.savez(sys.argv[2], **maps)
