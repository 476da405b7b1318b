"""Trains the upper layers of the encoder with the net: python3 packages/lab/train/tune_encoder.py EXAMPLES NET.pt MAPS.npz ENCODER.pt.
It overwrites NET.pt and MAPS.npz. It takes half an hour on two cores: processors with AMX multiply bfloat16 ten times faster than float32."""
import argparse
import math
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from data import Examples
from encoder import load_encoder
from net import Net, losses
from texts import Texts, means

args = argparse.ArgumentParser()
args.add_argument("examples")
args.add_argument("net")
args.add_argument("maps")
args.add_argument("out")
args.add_argument("--steps", type=int, default=6000)
args.add_argument("--rate", type=float, default=7e-4)
args.add_argument("--encoder-rate", type=float, default=4e-5)
args.add_argument("--seed", type=int, default=5)
a = args.parse_args()
FROZEN_LAYERS, SIZE, SHARPNESS = 3, 12, 0.06
torch.manual_seed(a.seed)
rng = np.random.default_rng(a.seed)


class Contexts(nn.Module):
    """The contexts of words from the encoder, of which the upper layers and both maps learn."""

    def __init__(self, texts, maps):
        super().__init__()
        self.texts, self.encoder = texts, load_encoder()
        self.maps = nn.ParameterDict({name: torch.tensor(x, dtype=torch.float32) for name, x in np.load(maps).items()})
        for name, p in self.encoder.named_parameters():
            p.requires_grad = name.startswith("layers.") and int(name.split(".")[1]) >= FROZEN_LAYERS

    def forward(self, b):
        """Contexts of the words of the sentences and claims of a batch, and the directions of these texts."""
        own, mask = b["own"], b["mask"]
        used = np.unique(self.texts.of_words(torch.cat([b["place"][mask], b["cplace"][own]]).numpy()))
        ids, pieces, start, end = self.texts.batch(used)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(ids, pieces)
        halves = [
            (means(states[layer - 1], start, end) - self.maps[f"mu{n}"]) @ self.maps[f"V{n}"] for n, layer in enumerate((3, 6))
        ]
        contexts = torch.cat(halves, -1) * (end > start).unsqueeze(-1)
        inner = pieces.clone()
        inner[:, 0] = False
        inner[torch.arange(len(used)), pieces.sum(1) - 1] = False
        directions = F.normalize((states[-1].float() * inner.unsqueeze(-1)).sum(1), dim=-1)

        def look_up(places, known):
            row = torch.from_numpy(np.searchsorted(used, self.texts.of_words(places.numpy()))).clamp(max=len(used) - 1)
            word = (places - torch.from_numpy(self.texts.first_word[used])[row]).clamp(0, contexts.shape[1] - 1)
            return contexts[row, word] * known.unsqueeze(-1), row

        of_words, sentence = look_up(b["place"], mask)
        of_claims, claim = look_up(b["cplace"], own)
        return of_words, of_claims, directions[sentence[:, 0]], directions[claim[:, :, 0]]


def retrieval_loss(sentences, claims, b):
    """A sentence is nearest in direction to the claims that it rests on."""
    near = torch.einsum("bd,bkd->bk", sentences, claims) / SHARPNESS
    log = near.masked_fill(~b["kmask"], -1e4).log_softmax(-1).masked_fill(~b["cited"], -1e4)
    has = b["cited"].any(1)
    return (-torch.logsumexp(log, -1) * has * b["weight"]).sum() / has.sum().clamp(min=1)


ex = Examples(a.examples)
saved = torch.load(a.net)
net = Net(ex.S, ex.C, width=saved["width"], grid=saved["width"])
net.load_state_dict(saved["state"])
contexts = Contexts(Texts(a.examples), a.maps)
learning = [p for p in contexts.parameters() if p.requires_grad]
opt = torch.optim.AdamW(
    [{"params": list(net.parameters()), "rate": a.rate}, {"params": learning, "rate": a.encoder_rate}], weight_decay=0.02, betas=(0.9, 0.98)
)
averages = [{k: v.clone() for k, v in module.state_dict().items()} for module in (net, contexts)]
step, began = 0, time.time()
while step < a.steps:
    for ids in ex.batches(rng, SIZE):
        if step == a.steps:
            break
        for group in opt.param_groups:
            group["lr"] = group["rate"] * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / a.steps)))
        net.train()
        b = ex.batch(ids, 0.15, rng, 8, 0.4)
        b["context"], b["ccontext"], sentences, claims = contexts(b)
        loss = losses(net(b), b)[0] + 0.15 * retrieval_loss(sentences, claims, b)
        opt.zero_grad()
        loss.backward()
        for module in (net, contexts):
            torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        opt.step()
        step += 1
        d = min(0.998, (1 + step) / (10 + step))
        for average, module in zip(averages, (net, contexts)):
            for k, v in module.state_dict().items():
                average[k].mul_(d).add_(v, alpha=1 - d)
        if step % 200 == 0:
            print(f"{step}/{a.steps} {time.time() - began:.0f} s loss {loss.item():.3f}", flush=True)
of_net, of_contexts = averages
torch.save({"state": of_net, "width": saved["width"]}, a.net)
torch.save({k[len("encoder.") :]: v for k, v in of_contexts.items() if k.startswith("encoder.layers.")}, a.out)
np.savez(a.maps, **{k[len("maps.") :]: v.numpy() for k, v in of_contexts.items() if k.startswith("maps.")})
