"""The form of a packed reader, and of the model whose words it has. Imported by teach_reader.py and pack_reader.py. Needs numpy, safetensors."""
import json
import math
import struct

import numpy as np
from safetensors import safe_open

WIDTH, HEAD = 768, 64
# Weights of one factor, where a weight has four bits.
GROUP = 32


def read_model(folder):
    """Returns the numbers of all-mpnet-base-v2 by their names."""
    with safe_open(f"{folder}/model.safetensors", "np") as file:
        return {key: file.get_tensor(key) for key in file.keys()}


def layers_in(names):
    return 1 + max(int(name.split(".")[1]) for name in names if name.startswith("layers."))


def bucket(distance):
    """The row of MPNet's table for the distance of a key behind its query."""
    side = 16 if distance > 0 else 0
    n = abs(distance)
    return side + (n if n < 8 else min(15, 8 + int(math.log(n / 8) / math.log(128 / 8) * 8)))


def steps_of(table, most):
    """Returns the numbers of each row as whole steps up to `most`, and the step of each row."""
    scale = np.abs(table).max(1) / most + 1e-12
    return np.clip(np.round(table / scale[:, None]), -most, most), scale


def in_six_bits(table):
    """The numbers of the pieces as the extension has them."""
    whole, scale = steps_of(table, 31)
    return (whole * scale[:, None]).astype(np.float32)


def read_packed(path):
    """Returns the numbers of a packed reader under the names of teach_reader.py."""
    data = open(path, "rb").read()
    (size,) = struct.unpack_from("<I", data)
    head, parts = json.loads(data[4 : 4 + size]), data[4 + size :]
    floats = lambda place: np.frombuffer(parts[slice(*place["bytes"])], "<f4")

    def linear(stored):
        inputs, outputs = stored["shape"]
        weights = np.frombuffer(parts[slice(*stored["weights"]["bytes"])], np.int8)
        if "groups" in stored:
            factors = np.frombuffer(parts[slice(*stored["groups"]["bytes"])], np.uint8).repeat(GROUP)
            pairs = np.stack([weights << 4 >> 4, weights >> 4], 1).reshape(-1)
            weights = np.trunc(pairs * factors.astype(np.float32) / 2)
        rows = weights.reshape(outputs, inputs) * floats(stored["scales"])[:, None]
        return rows, floats(stored["bias"])

    found = {"head.weight": floats(head["outcomes"]["weight"]).reshape(3, WIDTH), "head.bias": floats(head["outcomes"]["bias"])}

    def put(name, weight, bias):
        found[f"{name}.weight"], found[f"{name}.bias"] = weight, bias

    norm = lambda name, stored: put(name, floats(stored["weight"]), floats(stored["bias"]))
    norm("eln", head["norm"])
    for at, layer in enumerate(head["layers"]):
        weight, bias = linear(layer["attend"])
        for part, rows, own, factor in zip("qkv", np.split(weight, 3), np.split(bias, 3), (HEAD**0.5, 1, 1)):
            put(f"layers.{at}.{part}", rows * factor, own * factor)
        for part, key in (("o", "out"), ("f1", "up"), ("f2", "down")):
            put(f"layers.{at}.{part}", *linear(layer[key]))
        norm(f"layers.{at}.n1", layer["norm"])
        norm(f"layers.{at}.n2", layer["last"])
    return found
