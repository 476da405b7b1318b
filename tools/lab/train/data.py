"""Reads what export-examples.ts has written, and makes batches of it."""
import base64
import json

import numpy as np
import torch


STEM, CONCEPT, SENSE, SAME, OTHER, SAMETYPE, EXACT = 1, 2, 4, 16, 32, 64, 128
VALUES = [2, 3, 4, 5, 6, 7, 8, 9]  # persons, firms, places, works, names, dates, numbers, roles
COMPARED = (7, 8, 9)


class Examples:
    def __init__(self, folder, table):
        load = lambda name, kind: np.fromfile(f"{folder}/{name}", dtype=kind)
        self.head = load("head.i32", np.int32).reshape(-1, 8)
        self.row, self.type = load("row.i32", np.int32), load("type.u8", np.uint8)
        self.flags, self.label = load("flags.u16", np.uint16).astype(np.int32), load("label.u8", np.uint8)
        self.claim, self.detail, self.kind = load("claim.i8", np.int8), load("detail.u8", np.uint8), load("kind.u8", np.uint8)
        self.crow, self.ctype = load("claimRow.i32", np.int32), load("claimType.u8", np.uint8)
        self.cflags, self.clen = load("claimFlags.u16", np.uint16).astype(np.int32), load("claimLength.i32", np.int32)
        self.cited = load("cited.u8", np.uint8)
        self.pairs = load("pairs.u8", np.uint8)
        with open(f"{folder}/names.json") as f:
            info = json.load(f)
        self.names, self.sets, self.kinds = info["names"], info["sets"], info["kinds"]
        self.C, self.S = len(info["claimInputs"]), len(info["sentenceInputs"])
        self.cin = load("claimInput.f32", np.float32).reshape(-1, self.C)
        self.sin = load("sentenceInput.f32", np.float32).reshape(-1, self.S)
        n, k, w = self.head[:, 0].astype(np.int64), self.head[:, 1].astype(np.int64), self.head[:, 2].astype(np.int64)
        start = lambda x: np.concatenate([[0], np.cumsum(x)])
        self.at, self.kat, self.wat, self.pat = start(n), start(k), start(w), start(n * w)
        with open(table) as f:
            t = json.load(f)
        v = np.frombuffer(base64.b64decode(t["vectors"]), dtype=np.int8).reshape(-1, t["dimensions"]).astype(np.float32) / 127
        self.vectors = torch.tensor(np.concatenate([v, np.zeros((1, v.shape[1]), np.float32)]))

        # Rows of words of each type, for values that are put in the place of others.
        self.pools = {k: np.where(r < 0, len(self.vectors) - 1, r) for k in VALUES for r in [self.row[self.type == k]] if len(r)}

    def __len__(self):
        return len(self.head)

    def swap_value(self, j, rows, types, label, claim, detail, pairs, crows, ctypes, slabel, rng):
        """Gives the claims another value than a right detail has: the same sentence is then contradicted."""
        if slabel[j] not in (2, 3, 4):
            return
        fit = [d for d in set(detail[j]) - {0} if np.all(label[j][detail[j] == d] == 1) and np.all(claim[j][detail[j] == d] >= 0)]
        rng.shuffle(fit)
        for d in fit:
            words = np.flatnonzero(detail[j] == d)
            typed = words[np.isin(types[j][words], VALUES)]
            if len(typed) == 0 or len(set(types[j][typed])) > 1:
                continue
            kind = types[j][typed[0]]
            same = (pairs[j, typed] & SAME).max(0) > 0  # [K,M]
            k = claim[j][words[0]]
            if not same[k].any():
                continue
            bits = pairs[j][typed][:, same] & ~np.uint8(SAME | EXACT | STEM | CONCEPT | SENSE)
            bits |= np.uint8(OTHER if kind in COMPARED else SAMETYPE)
            block = pairs[j]
            for n, t in enumerate(typed):
                block[t][same] = bits[n]
            pool = self.pools.get(int(kind))
            crows[j][same] = rng.choice(pool, int(same.sum()))
            label[j][words] = 2
            slabel[j] = 3
            return

    def batch(self, ids, drop_claims=0.0, rng=None, most=12, swap=0.0):
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
        unknown = len(self.vectors) - 1
        z = lambda *s: np.zeros(s, np.int64)
        rows, types, flags = np.full((B, T), unknown), z(B, T), z(B, T)
        crows, ctypes, cflags = np.full((B, K, M), unknown), z(B, K, M), z(B, K, M)
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
            rows[j, :n] = np.where(self.row[s] < 0, unknown, self.row[s])
            types[j, :n], flags[j, :n] = self.type[s], self.flags[s]
            mask[j, :n] = True
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
                crows[j, q, at] = np.where(self.crow[c] < 0, unknown, self.crow[c])
                ctypes[j, q, at], cflags[j, q, at] = self.ctype[c], self.cflags[c] & 0x7FFF
                cmask[j, q, at] = True
                pairs[j, :n, q, at] = P[:, off : off + l].T
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
        slabel = h[:, 3].astype(np.int64)
        if swap:
            for j in range(B):
                if rng.random() < swap:
                    self.swap_value(j, rows, types, label, claim, detail, pairs, crows, ctypes, slabel, rng)
        t = torch.from_numpy
        return {
            "rows": t(rows), "types": t(types), "flags": t(flags), "crows": t(crows), "ctypes": t(ctypes), "cflags": t(cflags),
            "pairs": t(pairs), "mask": t(mask), "cmask": t(cmask), "kmask": t(kmask), "label": t(label), "claim": t(claim),
            "detail": t(detail), "kind": t(kind), "cited": t(cited), "cin": t(cin), "sin": t(self.sin[ids]),
            "slabel": t(slabel), "weight": t((h[:, 7] / 100).astype(np.float32)),
        }
