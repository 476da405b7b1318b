"""The net that links the words of a sentence to the nearest claims, and predicts for each word whether its detail agrees."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

TYPES = 11
FLAGS = 14
CONTEXT = 128  # numbers of a word from the encoder: two halves, one for each of two of its layers
PAIR = 10  # eight bits, and the cosine of each half of the context
CLASSES = 4  # outside, agrees, differs, open
LABELS = 5  # none, unverified, supported, contradicted, disputed
STANCES = 3  # a claim that the sentence rests on says it, contradicts it, or doubts it


def masked_softmax(logits, mask, dim):
    return logits.masked_fill(~mask, -1e4).softmax(dim)


class Gated(nn.Module):
    """Depthwise convolution along dimension -2, then a gated mixing of channels, with a residual."""

    def __init__(self, width, kernel):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.kernel = kernel
        self.depth = nn.Parameter(torch.randn(kernel, width) * (1.0 / kernel) ** 0.5)
        self.mix = nn.Linear(width, 2 * width)

    def forward(self, x, mask):
        y = self.norm(x) * mask
        half = self.kernel // 2
        y = F.pad(y, (0, 0, half, half))
        n = x.shape[-2]
        s = sum(y[..., k : k + n, :] * self.depth[k] for k in range(self.kernel))
        a, b = self.mix(s).chunk(2, -1)
        return x + a * torch.sigmoid(b) * mask


class Net(nn.Module):
    def __init__(self, sentence_inputs, claim_inputs, width=64, grid=64, heads=6, head=12, drop=0.1):
        super().__init__()
        self.heads, self.head, self.grid_width = heads, head, grid
        self.context = nn.Linear(CONTEXT, width)
        self.kind = nn.Embedding(TYPES, width)
        self.flag = nn.Linear(FLAGS, width)
        self.enc1 = Gated(width, 3)
        self.enc2 = Gated(width, 5)
        self.query = nn.Linear(width, heads * head)
        self.key = nn.Linear(width, heads * head)
        self.value = nn.Linear(width, heads * head)
        self.pair = nn.Linear(PAIR, heads)
        self.empty = nn.Parameter(torch.zeros(heads))
        # Claim words learn whether the sentence has them.
        self.claim_pair = nn.Linear(PAIR + heads + width, grid)
        self.claim_score = nn.Linear(grid, 4)
        self.claim_out = nn.Linear(4 * grid + claim_inputs, grid)
        self.cell = nn.Linear(width + heads * head + heads * PAIR + heads + PAIR, grid)
        self.grid1 = Gated(grid, 3)
        self.cell2 = nn.Linear(grid, grid)
        self.grid2 = Gated(grid, 5)
        self.relevance = nn.Sequential(nn.Linear(2 * grid, grid), nn.GELU(), nn.Linear(grid, 1))
        self.stance = nn.Linear(grid, STANCES)
        self.verdict = nn.Linear(grid, 3)  # per word and claim: agrees, differs, neither
        self.choose = nn.Linear(grid, 2)
        self.join = nn.Linear(2 * grid + width + 8, grid)
        self.sent_in = nn.Linear(sentence_inputs, grid)
        self.top1 = Gated(grid, 5)
        self.q2 = nn.Linear(grid, 32)
        self.k2 = nn.Linear(grid, 32)
        self.v2 = nn.Linear(grid, grid)
        self.top2 = Gated(grid, 3)
        self.out = nn.Sequential(nn.LayerNorm(grid), nn.Linear(grid, grid), nn.GELU(), nn.Dropout(drop), nn.Linear(grid, CLASSES))
        self.pool = nn.Linear(grid, 4)
        self.label = nn.Sequential(nn.Linear(4 * grid + grid + sentence_inputs + 6, grid), nn.GELU(), nn.Dropout(drop), nn.Linear(grid, LABELS))
        self.drop = nn.Dropout(drop)

    def words(self, types, flags, context, word_drop):
        if self.training:
            context = context * (torch.rand(context.shape[:-1]) > word_drop).float().unsqueeze(-1)
        bits = ((flags.unsqueeze(-1) >> torch.arange(FLAGS)) & 1).float()
        return self.context(context) + self.kind(types) + self.flag(bits)

    def forward(self, b):
        """b: types, flags [B,T], context [B,T,CONTEXT]; ctypes, cflags, ccontext [B,K,M,…]; pairs [B,T,K,M]; cmask [B,K,M]; mask [B,T]; cin [B,K,C]; sin [B,S]"""
        mask = b["mask"].unsqueeze(-1).float()
        cmask = b["cmask"].unsqueeze(-1).float()
        x = self.words(b["types"], b["flags"], b["context"], 0.06) * mask
        x = self.enc2(self.drop(self.enc1(x, mask)), mask)
        e = self.words(b["ctypes"], b["cflags"], b["ccontext"], 0.03) * cmask
        e = self.enc2(self.enc1(e, cmask), cmask)
        B, T, W = x.shape
        K, M = e.shape[1], e.shape[2]
        H, D = self.heads, self.head
        bits = ((b["pairs"].unsqueeze(-1) >> torch.arange(8, dtype=torch.uint8)) & 1).float()
        near = []
        for half in (slice(0, CONTEXT // 2), slice(CONTEXT // 2, CONTEXT)):
            s, c = F.normalize(b["context"][..., half], dim=-1), F.normalize(b["ccontext"][..., half], dim=-1)
            near.append(torch.einsum("btd,bkmd->btkm", s, c).unsqueeze(-1))
        P = torch.cat([bits, *near], -1) * cmask.view(B, 1, K, M, 1)
        q = self.query(x).view(B, T, H, D)
        k = self.key(e).view(B, K, M, H, D)
        v = self.value(e).view(B, K, M, H, D)
        logits = torch.einsum("bthd,bkmhd->btkhm", q, k) / math.sqrt(D) + self.pair(P).permute(0, 1, 2, 4, 3)
        okm = b["cmask"].view(B, 1, K, 1, M)
        logits = logits.masked_fill(~okm, -1e4)
        logits = torch.cat([logits, self.empty.view(1, 1, 1, H, 1).expand(B, T, K, H, 1)], -1)
        A = logits.softmax(-1)
        none, A = A[..., -1], A[..., :-1]
        av = torch.einsum("btkhm,bkmhd->btkhd", A, v).reshape(B, T, K, H * D)
        ap = torch.einsum("btkhm,btkmp->btkhp", A, P).reshape(B, T, K, H * PAIR)
        best = P.amax(3)
        gmask = mask.unsqueeze(2) * b["kmask"].view(B, 1, K, 1).float()
        g = self.cell(torch.cat([x.unsqueeze(2).expand(B, T, K, W), av, ap, none, best], -1)) * gmask
        g = F.gelu(g)
        # Along the words of the sentence, one claim at a time.
        along = gmask.transpose(1, 2)
        g = self.grid1(g.transpose(1, 2), along)  # [B,K,T,G]
        cbest = (P * mask.view(B, T, 1, 1, 1)).amax(1)
        catt = (A * mask.view(B, T, 1, 1, 1)).amax(1).permute(0, 1, 3, 2)
        c = F.gelu(self.claim_pair(torch.cat([cbest, catt, e], -1)))
        ca = masked_softmax(self.claim_score(c), b["cmask"].unsqueeze(-1), 2)  # [B,K,M,4]
        cp = torch.einsum("bkms,bkmg->bksg", ca, c).reshape(B, K, -1)
        claim = F.gelu(self.claim_out(torch.cat([cp, b["cin"]], -1)))  # [B,K,G]
        g = g + (self.cell2(claim).unsqueeze(2)) * along
        g = self.grid2(self.drop(g), along)
        gm = (g * along).sum(2) / along.sum(2).clamp(min=1)
        hidden = self.relevance[1](self.relevance[0](torch.cat([claim, gm], -1)))
        rel = self.relevance[2](hidden).squeeze(-1)  # [B,K]
        stance = self.stance(hidden)  # [B,K,3]
        kmask = b["kmask"]
        rel = rel.masked_fill(~kmask, -1e4)
        verdict = self.verdict(g)  # [B,K,T,3]
        ch = self.choose(g) + rel.clamp(min=-8).view(B, K, 1, 1)
        w = masked_softmax(ch, kmask.view(B, K, 1, 1), 1)  # two poolings over the claims
        pooled = torch.einsum("bkts,bktg->btsg", w, g).reshape(B, T, -1)
        lv = verdict.log_softmax(-1)
        lr = F.logsigmoid(rel).view(B, K, 1)
        km = kmask.view(B, K, 1)
        strongest = [(lv[..., 0] + lr).masked_fill(~km, -12).amax(1), (lv[..., 1] + lr).masked_fill(~km, -12).amax(1),
                     lv[..., 0].masked_fill(~km, -12).amax(1), lv[..., 1].masked_fill(~km, -12).amax(1)]
        mean = torch.einsum("bkts,bktv->btsv", w, verdict).reshape(B, T, -1)[..., :4]
        extra = torch.cat([torch.stack(strongest, -1).clamp(min=-12) / 4, mean], -1)
        z = F.gelu(self.join(torch.cat([pooled, x, extra], -1)) + self.sent_in(b["sin"]).unsqueeze(1)) * mask
        z = self.top1(self.drop(z), mask)
        att = masked_softmax(self.q2(z) @ self.k2(z).transpose(1, 2) / math.sqrt(32), b["mask"].unsqueeze(1), -1)
        z = z + self.v2(att @ z)
        z = self.top2(z, mask)
        out = self.out(z)
        lo = out.log_softmax(-1)
        odds = (lo[..., 2] - torch.logsumexp(lo[..., [0, 1, 3]], -1)).masked_fill(~b["mask"], -30)
        pa = masked_softmax(self.pool(z), b["mask"].unsqueeze(-1), 1)
        sp = torch.einsum("bts,btg->bsg", pa, z).reshape(B, -1)
        claims = (claim * rel.sigmoid().unsqueeze(-1) * kmask.unsqueeze(-1)).amax(1)
        content = b["mask"].float()
        sums = torch.stack([
            odds.amax(1) / 5,
            torch.logsumexp(odds * 2, 1) / 10,
            (lo[..., 1].exp() * content).sum(1) / 10,
            (lo[..., 3].exp() * content).sum(1) / 10,
            rel.amax(1) / 5,
            (rel.sigmoid() * kmask).sum(1) / 3,
        ], -1)
        label = self.label(torch.cat([sp, claims, b["sin"], sums], -1))
        return {"out": out, "verdict": verdict, "rel": rel, "stance": stance, "label": label, "odds": odds, "attention": A}


def losses(r, b):
    """Weighted sum of the losses for words, words compared with their own claim, claims, and sentences."""
    weight = b["weight"]  # [B]
    known = b["mask"] & (b["label"] != 255)
    target = b["label"].clamp(max=3)
    classes = torch.tensor([0.6, 1.0, 1.6, 1.0])
    ce = F.cross_entropy(r["out"].flatten(0, 1), target.flatten(), weight=classes, reduction="none").view_as(target)
    # Of some words nothing is known but that they do not differ.
    rest = torch.logsumexp(r["out"][..., [0, 1, 3]], -1) - torch.logsumexp(r["out"], -1)
    ce = torch.where(b["label"] == 254, -rest, ce)
    n = known.float().sum(1).clamp(min=1)
    word = ((ce * known).sum(1) / (n + 3) * weight).mean()
    # Compared with the claim that the detail rests on, and with claims that the sentence does not rest on.
    B, K, T, _ = r["verdict"].shape
    own = b["claim"].unsqueeze(1) == torch.arange(K).view(1, K, 1)  # [B,K,T]
    known = known & (b["label"] != 254)
    pair_target = torch.full((B, K, T), 2)
    pair_target = torch.where(own & (target.unsqueeze(1) == 1), 0, pair_target)
    pair_target = torch.where(own & (target.unsqueeze(1) == 2), 1, pair_target)
    irrelevant = (~b["cited"]).unsqueeze(-1) & known.unsqueeze(1)
    pw = own.float() + 0.1 * irrelevant.float() * (pair_target == 2) * (b["cited"].any(1).view(B, 1, 1))
    pw = pw * known.unsqueeze(1) * b["kmask"].unsqueeze(-1)
    pce = F.cross_entropy(r["verdict"].flatten(0, 2), pair_target.flatten(), reduction="none").view(B, K, T)
    pair = ((pce * pw).sum((1, 2)) / (pw.sum((1, 2)) + 3) * weight).mean()
    has = b["cited"].any(1) | (b["slabel"] <= 1)
    rce = F.binary_cross_entropy_with_logits(r["rel"], b["cited"].float(), reduction="none") * b["kmask"]
    rel = (rce.sum(1) / 12 * has * weight).mean()
    sent = (F.cross_entropy(r["label"], b["slabel"], reduction="none") * weight).mean()
    told = (b["stance"] >= 0) & b["kmask"]
    sce = F.cross_entropy(r["stance"].flatten(0, 1), b["stance"].clamp(min=0).flatten(), reduction="none").view(B, K)
    stance = ((sce * told).sum(1) / (told.sum(1) + 1) * weight).mean()
    return word + 0.6 * pair + 0.5 * rel + 0.4 * sent + 0.3 * stance, {"word": word.item(), "pair": pair.item(), "rel": rel.item(), "sent": sent.item(), "stance": stance.item()}
