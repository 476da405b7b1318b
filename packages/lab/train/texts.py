"""The texts of exported examples as inputs of the encoder."""
import json

import numpy as np
import torch

from encoder import WordPieces


class Texts:
    """All texts, whose words are numbered one after the other, as the examples name them."""

    def __init__(self, folder):
        with open(f"{folder}/texts.json") as f:
            texts = [text.split(" ") for text in json.load(f)]
        pieces = WordPieces()
        parts = [pieces.of_text(words) for words in texts]
        self.ids = [ids for ids, _ in parts]
        self.spans = [np.array(spans) for _, spans in parts]
        self.first_word = np.concatenate([[0], np.cumsum([len(words) for words in texts])])

    def __len__(self):
        return len(self.ids)

    def batch(self, texts):
        """Pieces [U,P], their mask, and the start and end of the pieces of each word [U,W]."""
        ids, spans = [self.ids[i] for i in texts], [self.spans[i] for i in texts]
        pad = lambda rows, width, kind: np.stack([np.pad(np.array(r, kind), (0, width - len(r))) for r in rows])
        P, W = max(map(len, ids)), max(map(len, spans))
        mask = pad([np.ones(len(i)) for i in ids], P, bool)
        start, end = (pad([s[:, side] for s in spans], W, np.int64) for side in (0, 1))
        return tuple(torch.from_numpy(x) for x in (pad(ids, P, np.int64), mask, start, end))

    def of_words(self, words):
        """The text of each word, by its number."""
        return np.searchsorted(self.first_word, words, side="right") - 1


def means(states, start, end):
    """Means of the states over the pieces of each word [U,W,width]; zeros for a word beyond the last piece."""
    sums = torch.nn.functional.pad(states.float().cumsum(1), (0, 0, 1, 0))
    at = lambda k: sums.gather(1, k.unsqueeze(-1).expand(-1, -1, sums.shape[-1]))
    return (at(end) - at(start)) / (end - start).clamp(min=1).unsqueeze(-1)
