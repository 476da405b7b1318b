"""Trains the linking net: python3 packages/lab/train/train.py EXAMPLES OUT [--epochs N] [--share S]. Needs PyTorch (Debian: python3-torch, libopenblas0-pthread)."""
import argparse
import math
import os
import sys
import time

import numpy as np
import torch

sys.path.insert(0, os.path.dirname(__file__))
from data import Examples
from measure import measure
from net import Net, losses

args = argparse.ArgumentParser()
args.add_argument("examples")
args.add_argument("out")
args.add_argument("--epochs", type=float, default=7)
args.add_argument("--share", type=float, default=1.0)
args.add_argument("--width", type=int, default=80)
args.add_argument("--rate", type=float, default=1.5e-3)
args.add_argument("--seed", type=int, default=3)
args.add_argument("--threads", type=int, default=1)
args.add_argument("--drop", type=float, default=0.1)
args.add_argument("--without", default="", help="sets to leave out, by the beginning of their names")
args.add_argument("--stop", type=int, default=0, help="end after so many steps")
args.add_argument("--start", help="weights to go on from")
args.add_argument("--decay", type=float, default=0.02)
a = args.parse_args()
torch.manual_seed(a.seed)
torch.set_num_threads(a.threads)
rng = np.random.default_rng(a.seed)
ex = Examples(a.examples)
held = ex.head[:, 6] == 1
train = np.flatnonzero(~held)
if a.without:
    train = np.array([i for i in train if not ex.sets[ex.head[i, 5]].startswith(a.without)])
if a.share < 1:
    names = sorted({ex.names[i]["id"] for i in train})
    keep = set(rng.permutation(names)[: int(len(names) * a.share)])
    train = np.array([i for i in train if ex.names[i]["id"] in keep])
net = Net(ex.S, ex.C, width=a.width, grid=a.width, drop=a.drop)
if a.start:
    net.load_state_dict(torch.load(a.start)["state"])
print(sum(p.numel() for p in net.parameters()), "parameters,", len(train), "sentences to learn from,", held.sum(), "held out", flush=True)
decay = [p for p in net.parameters() if p.dim() > 1]
rest = [p for p in net.parameters() if p.dim() <= 1]
opt = torch.optim.AdamW([{"params": decay, "weight_decay": a.decay}, {"params": rest, "weight_decay": 0.0}], lr=a.rate, betas=(0.9, 0.98))
size = 12
light = sum(ex.sets[x] == "examples" for x in ex.head[train, 5]) / 2
steps = int(a.epochs * (len(train) - light) / size)
step, began = 0, time.time()
ema = {k: v.clone() for k, v in net.state_dict().items()}
while step < steps:
    for ids in ex.batches(rng, size, train):
        if step >= steps:
            break
        rate = a.rate * min(1, step / 300) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))
        for group in opt.param_groups:
            group["lr"] = rate
        net.train()
        b = ex.batch(ids, 0.15, rng, 8, 0.3)
        loss, parts = losses(net(b), b)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        step += 1
        d = min(0.998, (1 + step) / (10 + step))
        for k, v in net.state_dict().items():
            if v.dtype.is_floating_point:
                ema[k].mul_(d).add_(v, alpha=1 - d)
        if step % 400 == 0:
            print(f"{step}/{steps} {time.time() - began:.0f} s loss {loss.item():.3f} {parts}", flush=True)
        if step % 3500 == 0 or step in (steps, a.stop):
            own = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(ema)
            torch.save({"state": net.state_dict(), "width": a.width}, a.out)
            measure(net, ex, np.flatnonzero(held))
            net.load_state_dict(own)
        if step == a.stop:
            sys.exit()
