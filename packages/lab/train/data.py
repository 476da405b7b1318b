"""Reads what export-examples.ts has written, and makes batches of it."""
import json

import numpy as np
import torch

from net import CONTEXT


CONTEXT_UNIT = 16  # stands for 1, as in lib/engine/encoder/encoder.ts
OWN_TEXT = 1 << 11  # flag of the words of a claim's own text, as in lib/engine/link/tokens.ts


class Examples:
    def __init__(self, folder):
        load = lambda name, kind: np.fromfile(f"{folder}/{name}", dtype=kind)
        self.head = load("head.i32", np.int32).reshape(-1, 8)
        self.type = load("type.u8", np.uint8)
        self.flags, self.label = load("flags.u16", np.uint16).astype(np.int32), load("label.u8", np.uint8)
        self.claim, self.detail, self.kind = load("claim.i8", np.int8), load("detail.u8", np.uint8), load("kind.u8", np.uint8)
        self.ctype = load("claimType.u8", np.uint8)
        self.cflags, self.clen = load("claimFlags.u16", np.uint16).astype(np.int32), load("claimLength.i32", np.int32)
        self.cited = load("cited.u8", np.uint8)
        self.pairs = load("pairs.u8", np.uint8)
        self.place, self.cplace = load("place.i32", np.int32), load("claimPlace.i32", np.int32)
        self.context = torch.from_numpy(load("context.i8", np.int8).reshape(-1, CONTEXT))
        with open(f"{folder}/names.json") as f:
            info = json.load(f)
        self.names, self.sets, self.kinds = info["names"], info["sets"], info["kinds"]
        self.C, self.S = len(info["claimInputs"]), len(info["sentenceInputs"])
        self.cin = load("claimInput.f32", np.float32).reshape(-1, self.C)
        self.sin = load("sentenceInput.f32", np.float32).reshape(-1, self.S)
        n, k, w = self.head[:, 0].astype(np.int64), self.head[:, 1].astype(np.int64), self.head[:, 2].astype(np.int64)
        start = lambda x: np.concatenate([[0], np.cumsum(x)])
        self.at, self.kat, self.wat, self.pat = start(n), start(k), start(w), start(n * w)

    def __len__(self):
        return len(self.head)

    def batches(self, rng, size, of=None):
        """The sentences that teach, or those given, in batches of like length; of the examples every second one."""
        order = rng.permutation(np.flatnonzero(self.head[:, 6] == 0) if of is None else of)
        light = np.array([self.sets[x] == "examples" for x in self.head[order, 5]])
        order = order[~light | (rng.random(len(order)) < 0.5)]
        batches = []
        for at in range(0, len(order), size * 40):
            block = order[at : at + size * 40]
            block = block[np.argsort(self.head[block, 0] * 1000 + self.head[block, 2], kind="stable")]
            batches += [block[i : i + size] for i in range(0, len(block), size)]
        return [batches[i] for i in rng.permutation(len(batches))]

    def batch(self, ids, drop_claims=0.0, rng=None, most=12, drop_phrasings=0.0):
        h = self.head[ids]
        # Of many claims those that are cited stay, and of the others the nearest and some at random.
        kept = []
        for i in ids:
            k = self.head[i, 1]
            if k <= most:
                kept.append(np.arange(k))
                continue
            own = self.cited[self.kat[i] : self.kat[i + 1]] > 0
            worth = own * 100.0 - np.arange(k) * 0.5 + rng.random(k) * 6
            kept.append(np.sort(np.argsort(-worth)[:most]))
        B, T, K = len(ids), max(1, int(h[:, 0].max())), max([1] + [len(x) for x in kept])
        lens = [self.clen[self.kat[i] : self.kat[i + 1]] for i in ids]
        # Between the stretches of a claim lie two empty places, so that no convolution reaches from one into the other.
        places = []
        for j, i in enumerate(ids):
            base, own = self.wat[i], []
            for l in lens[j]:
                starts = (self.cflags[base : base + l] >> 15) & 1
                own.append(np.arange(l) + 2 * np.maximum(0, np.cumsum(starts) - 1))
                base += l
            places.append(own)
        M = max([1] + [int(own[q][-1]) + 1 for own, ks in zip(places, kept) for q in ks if len(own[q])])
        z = lambda *s: np.zeros(s, np.int64)
        types, flags = z(B, T), z(B, T)
        ctypes, cflags = z(B, K, M), z(B, K, M)
        place, cplace, stance = z(B, T), z(B, K, M), np.full((B, K), -1)
        pairs = np.zeros((B, T, K, M), np.uint8)
        mask, cmask, kmask = np.zeros((B, T), bool), np.zeros((B, K, M), bool), np.zeros((B, K), bool)
        label, claim, detail, kind = np.full((B, T), 255), np.full((B, T), -1), z(B, T), z(B, T)
        cited = np.zeros((B, K), bool)
        cin = np.zeros((B, K, self.C), np.float32)
        for j, i in enumerate(ids):
            n, k, w = h[j, :3]
            keep = kept[j]
            back = np.full(128, -1)
            back[keep] = np.arange(len(keep))
            s = slice(self.at[i], self.at[i + 1])
            types[j, :n], flags[j, :n] = self.type[s], self.flags[s]
            mask[j, :n] = True
            place[j, :n] = self.place[s]
            lab, cl = self.label[s].astype(np.int64), self.claim[s].astype(np.int64)
            lost = (cl >= 0) & (back[cl] < 0)
            lab = np.where(lost & (lab > 0), 255, lab)
            cl = np.where(cl >= 0, back[cl], -1)
            detail[j, :n], kind[j, :n] = self.detail[s], self.kind[s]
            P = self.pairs[self.pat[i] : self.pat[i + 1]].reshape(n, w)
            ks = slice(self.kat[i], self.kat[i + 1])
            cited[j, : len(keep)] = self.cited[ks][keep] > 0
            cin[j, : len(keep)] = self.cin[ks][keep]
            kmask[j, : len(keep)] = True
            off, base = 0, self.wat[i]
            for whole in range(k):
                l = lens[j][whole]
                if back[whole] < 0:
                    off += l
                    continue
                q = back[whole]
                c = slice(base + off, base + off + l)
                at = places[j][whole]
                ctypes[j, q, at], cflags[j, q, at] = self.ctype[c], self.cflags[c] & 0x7FFF
                cmask[j, q, at] = True
                cplace[j, q, at] = self.cplace[c]
                pairs[j, :n, q, at] = P[:, off : off + l].T
                if drop_phrasings and (drop_phrasings == 1 or rng.random() < drop_phrasings):
                    gone = at[(self.cflags[c] & OWN_TEXT) == 0]
                    cmask[j, q, gone] = False
                    pairs[j, :, q, gone] = 0
                off += l
            if drop_claims and rng.random() < drop_claims and cited[j].any():
                # Take one cited claim away: its details become open, or not known where another claim may bear them out.
                q = rng.choice(np.flatnonzero(cited[j]))
                gone = cl == q
                lab = np.where(gone & (lab == 2), 3, np.where(gone & (lab == 1), 255, lab))
                cl = np.where(gone, -1, cl)
                cited[j, q] = False
                kmask[j, q] = False
                cmask[j, q] = False
                pairs[j, :, q] = 0
            label[j, :n], claim[j, :n] = lab, cl
            for q in np.flatnonzero(cited[j]):
                own = lab[cl == q]
                differs, agrees = (own == 2).any(), (own == 1).any()
                if differs or (h[j, 3] == 3 and not self.detail[s].any()):
                    stance[j, q] = 1
                elif h[j, 3] == 4:
                    stance[j, q] = 2
                elif agrees or h[j, 3] == 2:
                    stance[j, q] = 0
        slabel = h[:, 3].astype(np.int64)
        t = torch.from_numpy
        own = cmask & ((cflags & OWN_TEXT) != 0)
        return {
            "types": t(types), "flags": t(flags), "ctypes": t(ctypes), "cflags": t(cflags),
            "pairs": t(pairs), "mask": t(mask), "cmask": t(cmask), "kmask": t(kmask), "label": t(label), "claim": t(claim),
            "detail": t(detail), "kind": t(kind), "cited": t(cited), "cin": t(cin), "sin": t(self.sin[ids]),
            "slabel": t(slabel), "stance": t(stance),
            # Phrasings have no context: only the own text of a claim is encoded.
            "place": t(place), "cplace": t(cplace), "own": t(own),
            "context": self.context[t(place)].float() / CONTEXT_UNIT * t(mask).unsqueeze(-1),
            "ccontext": self.context[t(cplace)].float() / CONTEXT_UNIT * t(own).unsqueeze(-1),
            "weight": t((h[:, 7] / 100).astype(np.float32)),
        }
