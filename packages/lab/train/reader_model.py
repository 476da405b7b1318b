"""The reader in PyTorch, as teach_reader.py teaches it and pack_reader.py measures what its layers read. Needs torch, numpy, tokenizers."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer

from reader_format import HEAD, WIDTH, bucket, in_six_bits

MOST_OF_TEXT = 100
START, END, PADDING = 0, 2, 1


class Layer(nn.Module):
    """A layer of MPNet: attention with a bias by distance, then two dense layers."""

    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in "qkvo")
        self.f1, self.f2 = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, x, bias):
        rows, length, _ = x.shape
        q, k, v = (part(x).view(rows, length, WIDTH // HEAD, HEAD).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype)).transpose(1, 2)
        x = self.n1(x + self.o(seen.reshape(rows, length, WIDTH)))
        return self.n2(x + self.f2(F.gelu(self.f1(x))))


class Reader(nn.Module):
    """Reads `<s> claim </s></s> statement </s>`, and answers from the mean of all pieces."""

    def __init__(self, model, layers):
        super().__init__()
        self.layers, self.head, self.eln = nn.ModuleList(Layer() for _ in range(layers)), nn.Linear(WIDTH, 3), nn.LayerNorm(WIDTH)
        self.words = torch.from_numpy(in_six_bits(model["embeddings.word_embeddings.weight"]))
        self.places = torch.from_numpy(model["embeddings.position_embeddings.weight"])
        at = range(2 * MOST_OF_TEXT + 8)
        buckets = torch.tensor([[bucket(key - query) for key in at] for query in at])
        self.distances = torch.from_numpy(model["encoder.relative_attention_bias.weight"])[buckets].permute(2, 0, 1)

    def forward(self, ids):
        length, mask = ids.shape[1], ids != PADDING
        x = self.eln(self.words[ids] + self.places[torch.arange(length) + 2])
        bias = self.distances[None, :, :length, :length] + torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        shares = mask[..., None].to(x.dtype)
        return self.head((x * shares).sum(1) / shares.sum(1)).float()


def pieces_in(folder):
    """Returns what makes the pieces of pairs of a claim and a statement."""
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def pieces(rows, at):
        return [found.ids[:MOST_OF_TEXT] for found in tokenizer.encode_batch([row[at] for row in rows], add_special_tokens=False)]

    return lambda rows: [[START, *a, END, END, *b, END] for a, b in zip(pieces(rows, 0), pieces(rows, 1))]


def texts_of(row):
    """Returns the claim and the statement of a row, which lists of others call premise and hypothesis."""
    return row.get("claim", row.get("premise")), row.get("statement", row.get("hypothesis"))


def padded(ids):
    longest = -(-max(map(len, ids)) // 8) * 8
    return torch.tensor([row + [PADDING] * (longest - len(row)) for row in ids])
