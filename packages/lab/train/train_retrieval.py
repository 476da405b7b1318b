"""Learns in which order claims are near a sentence: python3 train_retrieval.py SHORTLISTS.csv OUT.json. One hidden layer, some seconds."""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(1)
table = np.loadtxt(sys.argv[1], delimiter=",", dtype=np.float32)
sentence = table[:, 0].astype(int) - 1
cited, features = torch.tensor(table[:, 1]), torch.tensor(table[:, 2:])
count = sentence.max() + 1
starts = np.searchsorted(sentence, np.arange(count))
ends = np.append(starts[1:], len(sentence))
place, mask = torch.zeros(count, 76, dtype=torch.long), torch.zeros(count, 76)
for i, (a, b) in enumerate(zip(starts, ends)):
    place[i, : b - a] = torch.arange(a, b)
    mask[i, : b - a] = 1
net = torch.nn.Sequential(torch.nn.Linear(features.shape[1], 24), torch.nn.ReLU(), torch.nn.Linear(24, 1))
optimiser = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
usable = torch.tensor([i for i in range(count) if (cited[place[i]] * mask[i]).sum() > 0])
for epoch in range(40):
    for part in usable[torch.randperm(len(usable))].split(64):
        given = features[place[part]].clone()
        # A dossier of very many claims has no directions.
        given[torch.rand(len(part)) < 0.1, :, -1] = 0
        score = net(given).squeeze(-1).masked_fill(mask[part] == 0, -30)
        right = cited[place[part]] * mask[part]
        ranking = (-(score.log_softmax(-1) * right).sum(-1) / right.sum(-1)).mean()
        loss = ranking + 0.5 * F.binary_cross_entropy_with_logits(score, right, weight=mask[part])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    if epoch == 25:
        for group in optimiser.param_groups:
            group["lr"] = 1e-3
first, last = net[0], net[2]
with open(sys.argv[2], "w") as out:
    json.dump({"w1": first.weight.tolist(), "b1": first.bias.tolist(), "w2": last.weight[0].tolist(), "b2": last.bias.item()}, out)
    out.write("\n")
