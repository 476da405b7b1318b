"""Packs trained weights: python3 packages/lab/train/pack.py NET OUT.json. One byte a number, one factor a row; norms and biases as they are."""
import base64
import json
import sys

import numpy as np
import torch

saved = torch.load(sys.argv[1], map_location="cpu")
packed = {}
for name, value in saved["state"].items():
    if name.startswith("stance."):
        continue  # only a help in training: what a claim says adds nothing to the class of the sentence
    v = value.numpy().astype(np.float32)
    rows = v.reshape(v.shape[0], -1) if v.ndim > 1 else v.reshape(1, -1)
    if v.ndim == 1:
        # Few numbers, and all of them matter: each is a row of its own.
        scales = [float(f"{x:.6g}") for x in v]
        packed[name] = {"shape": [len(v), 1], "scales": scales, "data": base64.b64encode(np.ones(len(v), np.int8).tobytes()).decode()}
        continue
    scale = np.abs(rows).max(1) / 127 + 1e-12
    q = np.clip(np.round(rows / scale[:, None]), -127, 127).astype(np.int8)
    packed[name] = {"shape": list(v.shape), "scales": [float(f"{x:.6g}") for x in scale], "data": base64.b64encode(q.tobytes()).decode()}
with open(sys.argv[2], "w") as f:
    json.dump(packed, f, separators=(",", ":"))
    f.write("\n")
