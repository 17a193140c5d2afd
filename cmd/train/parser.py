"""Trains the network of package english: tags and trees.

    python3 parser.py train --data DIR --out DIR [--soft FILE …] [--seed N] …
    python3 parser.py label --data DIR --set NAME --teachers DIR … --out FILE

DIR holds what `go run ./cmd/train parser` exported: sets of sentences named
train, dev and free (see ExportTraining in graph/english). The weights are
written as 32-bit floats, OUT/NAME.f32 each, with OUT/network.json naming their
shapes; the Go side makes integers of them. PyTorch is the only dependency.

`label` writes down what several trained networks, the teachers, think of a set
of sentences on average; `train --soft` makes a student of them, which learns
their opinion together with the gold trees (Hinton et al. 2015), and their
opinion alone on text without gold trees.

Heavy products go through conv1d on purpose: PyTorch then uses oneDNN, which is
fast everywhere, and not the machine's BLAS, which may be the slow reference.
"""
import argparse
import copy
import json
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SLOPE = 0.125  # of the leaky rectifier; the integer network shifts by 3
DISTANCES = 19  # buckets of the signed distance from dependent to head; the last is the root


def product(x, weight, bias=None, groups=1):
    """weight (M, C/groups) times x (B, C, T). The dilation changes nothing for a
    kernel of width 1, but makes PyTorch choose oneDNN in every case."""
    return F.conv1d(x, weight.unsqueeze(-1), bias, dilation=2, groups=groups)


def rectify(x):
    return F.leaky_relu(x, SLOPE)


class Data:
    """The arrays of one exported set of sentences."""

    def __init__(self, directory, name):
        path = os.path.join(directory, name)
        self.meta = json.load(open(path + ".json"))
        read = lambda file: torch.from_numpy(np.fromfile(path + "." + file, dtype="<i4").astype(np.int64))
        self.lengths = read("lengths").tolist()
        self.tokens = read("tokens").view(-1, self.meta["token_columns"])
        self.forms = read("forms").view(-1, 2)
        self.grams = read("grams").view(-1, self.meta["max_grams"])
        self.grams = self.grams[:, : max(1, int((self.grams > 0).sum(1).max()))]
        self.shapes = read("shapes")
        self.classes = read("classes").view(-1, self.meta["max_classes"])
        self.classes = self.classes[:, : max(1, int((self.classes > 0).sum(1).max()))]
        starts = np.cumsum([0] + self.lengths)
        self.sentences = [self.tokens[a:b] for a, b in zip(starts, starts[1:])]
        self.genres = [genre(i) for i in self.meta["ids"]]
        self.count = torch.bincount(self.tokens[:, 0], minlength=len(self.forms))
        self.name = name
        self.soft = None  # the teachers' opinion: of each sentence heads, relations, tags


def genre(document):
    parts = document.replace("-", "_").split("_")
    return parts[1] if parts[0] == "GUM" else parts[0]


class LSTMFunction(torch.autograd.Function):
    """Both directions of an LSTM over projected inputs, with its own backward
    pass: much faster on a CPU than a recorded loop.

    gates: (T, 2, 4H, B) projected inputs, the second direction already reversed
    in time; weight: (2*4H, H) recurrent, input/forget/output/cell; keep: (2, H, B)
    dropout mask of the recurrent state; mask: (T, 2, 1, B) 1 on real tokens.
    """

    @staticmethod
    def forward(ctx, gates, weight, keep, mask):
        T, _, H4, B = gates.shape
        H = H4 // 4
        h = gates.new_zeros(2, H, B)
        c = gates.new_zeros(2, H, B)
        saved = []
        for t in range(T):
            g = gates[t] + product((h * keep).view(1, 2 * H, B), weight, groups=2).view(2, H4, B)
            ifo = torch.sigmoid(g[:, : 3 * H])
            z = torch.tanh(g[:, 3 * H :])
            next_c = (ifo[:, H : 2 * H] * c + ifo[:, :H] * z) * mask[t]
            tc = torch.tanh(next_c)
            saved.append((ifo, z, c, tc, h))
            c = next_c
            h = ifo[:, 2 * H :] * tc
        ctx.save_for_backward(weight, keep, mask)
        ctx.steps = saved
        return torch.stack([s[4] for s in saved[1:]] + [h])

    @staticmethod
    def backward(ctx, dout):
        weight, keep, mask = ctx.saved_tensors
        T, _, H, B = dout.shape
        back = torch.cat([weight[: 4 * H].t(), weight[4 * H :].t()]).contiguous()
        dgates = dout.new_empty(T, 2, 4 * H, B)
        dh = dout.new_zeros(2, H, B)
        dc = dout.new_zeros(2, H, B)
        for t in reversed(range(T)):
            ifo, z, c, tc, _ = ctx.steps[t]
            i, f, o = ifo[:, :H], ifo[:, H : 2 * H], ifo[:, 2 * H :]
            dh = dh + dout[t]
            dc = (dc + dh * o * (1 - tc * tc)) * mask[t]
            d = dgates[t]
            torch.mul(torch.cat([dc * z, dc * c, dh * tc], 1), ifo * (1 - ifo), out=d[:, : 3 * H])
            torch.mul(dc * i, 1 - z * z, out=d[:, 3 * H :])
            dc = dc * f
            dh = product(d.reshape(1, 8 * H, B), back, groups=2).view(2, H, B) * keep
        previous = torch.stack([s[4] for s in ctx.steps]) * keep
        dweight = []
        for way in range(2):
            a = dgates[:, way].permute(1, 0, 2).reshape(4 * H, T * B)
            b = previous[:, way].permute(0, 2, 1).reshape(1, T * B, H)
            dweight.append(product(b, a)[0])
        ctx.steps = None
        return dgates, torch.cat(dweight), None, None


class BiLSTM(nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        self.input = nn.Parameter(torch.empty(8 * hidden, inputs))
        self.recurrent = nn.Parameter(torch.empty(8 * hidden, hidden))
        self.bias = nn.Parameter(torch.zeros(8 * hidden))
        for part in range(8):
            rows = slice(part * hidden, (part + 1) * hidden)
            nn.init.xavier_uniform_(self.input.data[rows])
            nn.init.orthogonal_(self.recurrent.data[rows])
        with torch.no_grad():
            self.bias.view(2, 4, hidden)[:, 1] = 1.0  # remember at first

    def forward(self, x, mask, drop):
        """x: (B, C, T), mask: (B, T) → (B, 2H, T)"""
        B, _, T = x.shape
        H = self.hidden
        g = product(x, self.input, self.bias).view(B, 2, 4 * H, T)
        g = torch.stack([g[:, 0], g[:, 1].flip(-1)], 1).permute(3, 1, 2, 0).contiguous()
        m = torch.stack([mask, mask.flip(1)]).permute(2, 0, 1).unsqueeze(2).contiguous()
        keep = torch.ones(2, H, B)
        if self.training and drop > 0:
            keep = (torch.rand(2, H, B) >= drop).float() / (1 - drop)
        h = LSTMFunction.apply(g, self.recurrent, keep, m)
        return torch.cat([h[:, 0].permute(2, 1, 0), h[:, 1].flip(0).permute(2, 1, 0)], 1)


class Linear(nn.Module):
    """A linear layer over (B, C, T)."""

    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs))
        nn.init.xavier_uniform_(self.weight)
        self.bias = nn.Parameter(torch.zeros(outputs)) if bias else None

    def forward(self, x):
        return product(x, self.weight, self.bias)


def buckets(T):
    """(T, T+1): bucket of the signed distance from dependent i+1 to head j; column 0 is the root."""
    d = torch.arange(T + 1)[None, :] - torch.arange(1, T + 1)[:, None]
    a = d.abs()
    b = sum((a > edge).long() for edge in (1, 2, 3, 4, 6, 9, 14, 22))
    b = b + 9 * (d > 0).long()
    b[:, 0] = DISTANCES - 1
    return b


class Network(nn.Module):
    def __init__(self, meta, args):
        super().__init__()
        labels = meta["labels"]
        self.sizes = {"widths": args.widths, "hidden": args.hidden, "layers": args.layers, "arc": args.arc, "label": args.label, "product": args.product, "tag": args.tag}
        self.tables = nn.ParameterList()
        for rows, width in zip(meta["tables"], args.widths):
            t = torch.randn(rows, width) * 0.05
            t[0] = 0
            self.tables.append(nn.Parameter(t))
        size = sum(args.widths)
        self.rnn = nn.ModuleList()
        for _ in range(args.layers):
            self.rnn.append(BiLSTM(size, args.hidden))
            size = 2 * args.hidden
        self.tag_hidden = Linear(size, args.tag)
        self.tag_out = Linear(args.tag, len(labels["UPOS"]) + len(labels["XPOS"]) + len(labels["Feats"]))
        tags = torch.tensor(labels["Tags"])
        self.register_buffer("tag_rows", tags + torch.tensor([0, len(labels["UPOS"]), len(labels["UPOS"]) + len(labels["XPOS"])]), persistent=False)
        self.dependent = Linear(size, args.arc)
        self.head = Linear(size, args.arc)
        self.bilinear = Linear(args.arc, args.arc, bias=False)
        self.bilinear.weight.data = torch.eye(args.arc) * 0.3
        self.head_bias = nn.Parameter(torch.zeros(args.arc))
        self.root = nn.Parameter(torch.randn(args.arc) * 0.1)
        self.distance = Linear(args.arc, DISTANCES)
        self.distance.weight.data.zero_()
        # The last args.product numbers of a label's hidden layer are products of
        # the dependent's and the head's; the others are sums, with the distance.
        self.label_dependent = Linear(size, args.label + args.product)
        self.label_head = Linear(size, args.label + args.product)
        self.label_root = nn.Parameter(torch.randn(args.label + args.product) * 0.1)
        self.label_distance = nn.Parameter(torch.zeros(DISTANCES, args.label))
        self.label_out = Linear(args.label + args.product, len(labels["Relations"]))
        self.drop = args.dropout
        self.recurrent_drop = args.recurrent_dropout

    def dropped(self, x, p):
        """Drops the same channels of a sentence at every token."""
        if not self.training or p == 0:
            return x
        return x * (torch.rand(x.size(0), x.size(1), 1) >= p).float() / (1 - p)

    def embed(self, b):
        parts = []
        for table, ids in zip(self.tables, (b["forms"], b["grams"], b["shapes"], b["spaces"], b["classes"])):
            B, T = ids.shape[:2]
            e = F.embedding_bag(ids.reshape(B * T, -1), table, mode="sum", padding_idx=0)
            parts.append(e.view(B, T, -1))
        return torch.cat(parts, -1).transpose(1, 2)

    def encode(self, b):
        x = self.dropped(self.embed(b), self.drop * 0.6)
        for rnn in self.rnn:
            x = rnn(x, b["mask"], self.recurrent_drop)
            x = self.dropped(x, self.drop)
        return x

    def forward(self, b):
        x = self.encode(b)
        B, _, T = x.shape
        tags = self.tag_out(self.dropped(rectify(self.tag_hidden(x)), self.drop))
        r = self.tag_rows
        tags = tags[:, r[:, 0]] + tags[:, r[:, 1]] + tags[:, r[:, 2]]
        d = self.dropped(rectify(self.dependent(x)), self.drop)
        h = self.dropped(rectify(self.head(x)), self.drop)
        h = torch.cat([self.root.expand(B, -1).unsqueeze(-1), h], 2)
        arcs = self.bilinear(d).transpose(1, 2) @ h + (self.head_bias.unsqueeze(0) @ h)
        arcs = arcs + self.distance(d).transpose(1, 2).gather(2, buckets(T).expand(B, -1, -1))
        allowed = torch.cat([torch.ones(B, 1), b["mask"]], 1).unsqueeze(1) * (1 - torch.eye(T, T + 1).roll(1, 1)).unsqueeze(0)
        arcs = arcs + (allowed - 1) * 1e4
        return tags, arcs, x

    def labels(self, x, heads):
        """(B, R, T) scores of relations for the given heads (0 the root)."""
        B, _, T = x.shape
        n = self.label_distance.size(1)
        heads = heads.clamp(min=0)
        d = self.label_dependent(x)
        h = torch.cat([self.label_root.expand(B, -1).unsqueeze(-1), self.label_head(x)], 2)
        h = h.gather(2, heads.unsqueeze(1).expand(-1, h.size(1), -1))
        distance = self.label_distance[buckets(T).expand(B, -1, -1).gather(2, heads.unsqueeze(2)).squeeze(2)]
        hidden = torch.cat([rectify(d[:, :n] + h[:, :n] + distance.transpose(1, 2)), d[:, n:] * h[:, n:]], 1)
        return self.label_out(self.dropped(hidden, self.drop))


def make_batches(data, size, shuffle):
    order = list(range(len(data.sentences)))
    if shuffle:
        random.shuffle(order)
    key = lambda i: data.lengths[i] + (random.random() * 4 if shuffle else 0)
    order.sort(key=key)
    batches, batch = [], []
    for i in order:
        if batch and (len(batch) + 1) * data.lengths[i] > size:
            batches.append(batch)
            batch = []
        batch.append(i)
    batches.append(batch)
    if shuffle:
        random.shuffle(batches)
    return batches


WRITTEN, UPPER, LOWER, CAPITALIZED = range(4)


def augmented(tokens, punct):
    """A sentence as it might also have been written."""
    x = random.random()
    if x < 0.04:
        tokens = tokens.clone()
        tokens[:, 0] = tokens[:, UPPER]
    elif x < 0.07:
        tokens = tokens.clone()
        tokens[:, 0] = tokens[:, LOWER]
    elif x < 0.09:
        tokens = tokens.clone()
        tokens[:, 0] = tokens[:, CAPITALIZED]
    n = len(tokens)
    if n > 3 and tokens[-1, 8] == punct and random.random() < 0.06 and not (tokens[:, 7] == n).any():
        tokens = tokens[:-1]
    if random.random() < 0.1:
        tokens = tokens.clone()
        tokens[:, 4] = 4  # space on both sides, as in pretokenised text
    return tokens


def headline(tokens, data):
    """Which tokens of a sentence stay when it becomes a headline, as in *Seekers
    rescued off Indonesia*: without articles, without the auxiliaries and the
    copula of its main clause, and without the full stop. None if the sentence
    does not lend itself to that: a long one, a question, one about a pronoun,
    with a modal verb or an active perfect (where *has* cannot be left out), or
    with a noun as predicate."""
    n = len(tokens)
    tags, heads, relations = tokens[:, 6], tokens[:, 7], tokens[:, 8]
    if not 5 <= n <= 30 or tags.min() < 0:
        return None
    root = int((heads == 0).nonzero()[0]) + 1
    of_root = lambda *names: (heads == root) & (sum(relations == data.relation[name] for name in names) > 0)
    subject = of_root("nsubj", "nsubj:pass").nonzero()
    helpers = of_root("aux", "aux:pass", "cop")
    leaf = torch.ones(n, dtype=torch.bool)
    leaf[heads[heads > 0] - 1] = False
    xpos = lambda i: data.xpos[int(tags[i])]
    if len(subject) != 1 or xpos(subject[0]) not in ("NN", "NNS", "NNP", "NNPS") or of_root("expl").any():
        return None
    if helpers.any():
        first = int(helpers.nonzero()[0])
        finite = xpos(first) in ("VBZ", "VBP", "VBD") and int(subject[0]) < first
        bare = of_root("aux:pass").any() or xpos(root - 1) == "VBG" or of_root("cop").any() and xpos(root - 1) == "JJ"
        if not (finite and bare and leaf[helpers].all()):
            return None
    dropped = helpers | (leaf & data.article[tags])
    dropped[-1] |= leaf[-1] & (xpos(n - 1) == ".")
    return None if n - int(dropped.sum()) < 3 else ~dropped


def shortened(tokens, kept):
    """A sentence without some of its tokens, none of which is a head."""
    number = torch.cat([torch.zeros(1, dtype=torch.long), kept.long().cumsum(0)])
    space = tokens[:, 4].clone() - 1  # bit 0 before the token, bit 1 after it
    for i in range(len(tokens) - 1):
        if not kept[i]:  # the next token takes over what stands before this one
            space[i + 1] = (space[i + 1] & 2) | (space[i] & 1)
    for i in reversed(range(1, len(tokens))):
        if not kept[i]:
            space[i - 1] = (space[i - 1] & 1) | (space[i] & 2)
    first = int(kept.nonzero()[0])
    tokens = tokens.clone()
    tokens[:, 4] = space + 1
    tokens[:, 7] = number[tokens[:, 7]]
    if first > 0:
        tokens[first, 0] = tokens[first, CAPITALIZED]
    return tokens[kept]


def shortened_opinion(opinion, kept):
    """The teachers' opinion of what stays of a sentence."""
    kept = kept.numpy()
    arcs = opinion["arcs"][kept][:, np.concatenate([[True], kept])].astype(np.float32)
    arcs /= np.maximum(arcs.sum(1, keepdims=True), 1e-6)
    return {
        "arcs": arcs.astype(np.float16),
        "relations": opinion["relations"][kept],
        "tags": opinion["tags"][kept],
        "odds": opinion["odds"][kept],
    }


def join(a, b, parataxis):
    """Two sentences as one, as they come when the border between them is missed."""
    n = len(a)
    b = b.clone()
    root = int((a[:, 7] == 0).nonzero()[0]) + 1
    second = b[:, 7] == 0
    b[:, 7] += n
    b[second, 7] = root
    b[second, 8] = parataxis
    return torch.cat([a, b])


def join_opinions(a, b, sentence, parataxis):
    """The teachers' opinion of two sentences, as one of both."""
    n, m = len(a["arcs"]), len(b["arcs"])
    root = int((sentence[:n, 7] == 0).nonzero()[0])
    second = int((sentence[n:, 7] == root + 1).nonzero()[0])
    arcs = np.zeros((n + m, n + m + 1), dtype=np.float16)
    arcs[:n, : n + 1] = a["arcs"]
    arcs[n:, n + 1 :] = b["arcs"][:, 1:]
    arcs[n:, root + 1] = b["arcs"][:, 0]
    relations = np.concatenate([a["relations"], b["relations"]])
    relations[n + second] = 0
    relations[n + second, parataxis] = 1
    return {
        "arcs": arcs,
        "relations": relations,
        "tags": np.concatenate([a["tags"], b["tags"]]),
        "odds": np.concatenate([a["odds"], b["odds"]]),
    }


def tensors(data, batch, training, args):
    """The arrays of a batch; soft targets come along when training on them."""
    sentences = [data.sentences[i] for i in batch]
    if training:
        opinions = [data.soft[i] for i in batch] if data.soft is not None else []
        for k, i in enumerate(batch):
            j = i + 1
            if j < len(data.sentences) and data.meta["ids"][i] == data.meta["ids"][j] and data.lengths[i] + data.lengths[j] <= 60 and random.random() < 0.03:
                sentences[k] = join(sentences[k], data.sentences[j], data.relation["parataxis"])
                if opinions:
                    opinions[k] = join_opinions(opinions[k], data.soft[j], sentences[k], data.relation["parataxis"])
            elif random.random() < 0.2:
                kept = headline(sentences[k], data)
                if kept is not None:
                    sentences[k] = shortened(sentences[k], kept)
                    if opinions:
                        opinions[k] = shortened_opinion(opinions[k], kept)
        sentences = [augmented(s, data.relation["punct"]) for s in sentences]
    T = max(len(s) for s in sentences)
    B = len(sentences)
    x = torch.full((B, T, sentences[0].size(1)), -1)
    for i, s in enumerate(sentences):
        x[i, : len(s)] = s
    mask = x[..., 0] >= 0
    typ = x[..., 0].clamp(min=0)
    m = mask.long()
    b = {
        "mask": mask.float(),
        "forms": data.forms[typ] * m.unsqueeze(-1),
        "grams": data.grams[typ] * m.unsqueeze(-1),
        "shapes": data.shapes[typ] * m,
        "spaces": x[..., 4].clamp(min=0),
        "classes": data.classes[typ] * m.unsqueeze(-1),
        "upos": torch.where(mask, x[..., 5], -100),
        "tags": torch.where(mask & (x[..., 6] >= 0), x[..., 6], -100),
        "heads": torch.where(mask, x[..., 7], -100),
        "relations": torch.where(mask & (x[..., 8] >= 0), x[..., 8], -100),
        "lengths": [len(s) for s in sentences],
    }
    if training:
        p = torch.where(data.count[typ] <= 3, 0.35, args.word_dropout)
        b["forms"] = b["forms"] * (torch.rand(B, T) >= p).long().unsqueeze(-1)
        b["grams"] = b["grams"] * (torch.rand(B, T, b["grams"].size(2)) >= args.gram_dropout).long()
        if data.soft is not None:
            b.update(soft_targets(opinions, b["lengths"], T))
    return b


def soft_targets(opinions, lengths, T):
    B = len(opinions)
    relations = opinions[0]["relations"].shape[1]
    kept = opinions[0]["tags"].shape[1]
    arcs = torch.zeros(B, T, T + 1)
    rel = torch.zeros(B, T, relations)
    tags = torch.zeros(B, T, kept, dtype=torch.long)
    odds = torch.zeros(B, T, kept)
    for k, (o, n) in enumerate(zip(opinions, lengths)):  # n is one less where a full stop was left out
        arcs[k, :n, : n + 1] = torch.from_numpy(o["arcs"][:n, : n + 1].astype(np.float32))
        rel[k, :n] = torch.from_numpy(o["relations"][:n].astype(np.float32))
        tags[k, :n] = torch.from_numpy(o["tags"][:n].astype(np.int64))
        odds[k, :n] = torch.from_numpy(o["odds"][:n].astype(np.float32))
    return {"soft_arcs": arcs, "soft_relations": rel, "soft_tags": tags, "soft_odds": odds}


def greedy_trees(arcs, lengths):
    """Heads of the best tree; a plain Chu-Liu/Edmonds over log-probabilities."""
    scores = arcs.log_softmax(-1).double().numpy()
    heads = np.zeros(scores.shape[:2], dtype=np.int64)
    for i, n in enumerate(lengths):
        s = np.full((n + 1, n + 1), -1e9)
        s[1:] = scores[i, :n, : n + 1]
        np.fill_diagonal(s, -1e9)
        h = edmonds(s)
        if (h[1:] == 0).sum() != 1:
            best = None
            for r in np.argsort(-s[1:, 0])[:6] + 1:
                one = s.copy()
                one[1:, 0] = -1e6
                one[r, 0] = s[r, 0]
                g = edmonds(one)
                v = one[np.arange(1, n + 1), g[1:]].sum()
                if best is None or v > best:
                    best, h = v, g
        heads[i, :n] = h[1:]
    return torch.from_numpy(heads)


def edmonds(s):
    head = s.argmax(1)
    head[0] = -1
    seen = np.zeros(len(s), dtype=int)
    for i in range(1, len(s)):
        path, j = [], i
        while j > 0 and seen[j] == 0:
            seen[j] = i
            path.append(j)
            j = head[j]
        if j > 0 and seen[j] == i:
            cycle = path[path.index(j):]
            rest = [k for k in range(len(s)) if k not in cycle]
            m = len(rest)
            new = np.full((m + 1, m + 1), -1e9)
            new[:m, :m] = s[np.ix_(rest, rest)]
            into = s[np.ix_(rest, cycle)]
            new[:m, m] = into.max(1)
            out = s[np.ix_(cycle, rest)] - s[cycle, head[cycle]][:, None]
            new[m, :m] = out.max(0)
            new[m, m] = -1e9
            sub = edmonds(new)
            result = head.copy()
            for a, k in enumerate(rest):
                if k:
                    result[k] = cycle[into[a].argmax()] if sub[a] == m else rest[sub[a]]
            broken = cycle[out[:, sub[m]].argmax()]
            result[broken] = rest[sub[m]]
            return result
    return head


def evaluate(network, data, args):
    """Scores on a set of sentences with gold tokens: UPOS, UAS, LAS."""
    network.eval()
    relations = np.array([r.split(":")[0] for r in data.meta["labels"]["Relations"]])
    tags = np.array(data.meta["labels"]["Tags"])[:, 0]
    sums = {}
    with torch.no_grad():
        for batch in make_batches(data, 4000, False):
            b = tensors(data, batch, False, args)
            t, arcs, x = network(b)
            heads = greedy_trees(arcs, b["lengths"])
            rel = network.labels(x, heads).argmax(1)
            upos = tags[t.argmax(1).numpy()]
            gold_rel, gold_head = b["relations"].numpy(), b["heads"].numpy()
            for k, i in enumerate(batch):
                n = b["lengths"][k]
                ok = heads[k, :n].numpy() == gold_head[k, :n]
                lab = ok & (relations[rel[k, :n]] == relations[gold_rel[k, :n]])
                for key in (data.meta["ids"][i].startswith("GUM") and "gum" or "ewt", data.genres[i]):
                    s = sums.setdefault(key, np.zeros(4))
                    s += (n, (upos[k, :n] == b["upos"][k, :n].numpy()).sum(), ok.sum(), lab.sum())
    network.train()
    return {k: [round(100 * v / s[0], 2) for v in s[1:]] for k, s in sums.items()}


def loss_of(network, b, soft=0.0):
    """The loss on gold trees, mixed with the one on the teachers' opinion."""
    t, arcs, x = network(b)
    rel = network.labels(x, b["heads"])
    loss = 0
    if soft < 1:
        loss = (1 - soft) * (
            0.5 * F.cross_entropy(t, b["tags"], ignore_index=-100)
            + F.cross_entropy(arcs.transpose(1, 2), b["heads"], ignore_index=-100)
            + 0.7 * F.cross_entropy(rel, b["relations"], ignore_index=-100)
        )
    if soft > 0:
        count = b["mask"].sum()
        tags = t.log_softmax(1).transpose(1, 2).gather(2, b["soft_tags"])
        loss = loss - soft * (
            0.5 * (tags * b["soft_odds"]).sum()
            + (arcs.log_softmax(2) * b["soft_arcs"]).sum()
            + 0.7 * (rel.log_softmax(1).transpose(1, 2) * b["soft_relations"]).sum()
        ) / count
    return loss


def label(args):
    """Writes the teachers' mean opinion of a set: for each sentence the
    probabilities of heads, of relations to the gold head (to the teachers' own
    where there is none), and the most probable tags."""
    torch.set_num_threads(args.threads)
    data = Data(args.data, args.set)
    teachers = [load(directory, data.meta) for directory in args.teachers]
    opinions = [None] * len(data.sentences)
    with torch.no_grad():
        for batch in make_batches(data, 3000, False):
            b = tensors(data, batch, False, args)
            outputs = [t(b) for t in teachers]
            tags = sum(o[0].softmax(1) for o in outputs) / len(outputs)
            arcs = sum(o[1].softmax(2) for o in outputs) / len(outputs)
            heads = b["heads"]
            if args.set == "free":
                heads = greedy_trees(arcs.clamp(min=1e-9).log(), b["lengths"])
            rel = sum(t.labels(o[2], heads).softmax(1) for t, o in zip(teachers, outputs)) / len(outputs)
            odds, best = tags.transpose(1, 2).topk(6, dim=2)
            odds = odds / odds.sum(2, keepdim=True)
            for k, i in enumerate(batch):
                n = b["lengths"][k]
                opinions[i] = {
                    "arcs": arcs[k, :n, : n + 1].numpy().astype(np.float16),
                    "relations": rel[k, :, :n].t().numpy().astype(np.float16),
                    "tags": best[k, :n].numpy().astype(np.int16),
                    "odds": odds[k, :n].numpy().astype(np.float16),
                    "heads": heads[k, :n].numpy().astype(np.int16),
                }
    with open(args.out, "wb") as f:
        pickle.dump(opinions, f, protocol=4)


def load(directory, meta):
    """A network as save wrote it."""
    sizes = json.load(open(os.path.join(directory, "network.json")))["sizes"]
    network = Network(meta, argparse.Namespace(dropout=0.0, recurrent_dropout=0.0, **sizes))
    with torch.no_grad():
        for name, p in network.named_parameters():
            p.copy_(torch.from_numpy(np.fromfile(os.path.join(directory, name + ".f32"), dtype="<f4")).view(p.shape))
    return network.eval()


def train(args):
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(args.threads)
    dev = Data(args.data, "dev")
    sets = [Data(args.data, "train")]
    if args.soft:
        sets = [Data(args.data, os.path.basename(path).split(".")[0]) for path in args.soft]
        for data, path in zip(sets, args.soft):
            data.soft = pickle.load(open(path, "rb"))
            if data.name == "free":  # the teachers' trees stand for gold ones
                for sentence, opinion in zip(data.sentences, data.soft):
                    sentence[:, 7] = torch.from_numpy(opinion["heads"].astype(np.int64))
    for data in sets:
        labels = data.meta["labels"]
        data.relation = {name: i for i, name in enumerate(labels["Relations"])}
        data.xpos = [labels["XPOS"][x] for _, x, _ in labels["Tags"]]
        data.article = torch.tensor(["PronType=Art" in labels["Feats"][f] for _, _, f in labels["Tags"]])
    network = Network(dev.meta, args)
    average = copy.deepcopy(network)
    optimizer = torch.optim.Adam(network.parameters(), lr=args.rate, betas=(0.9, 0.95))
    steps = args.epochs * sum(len(make_batches(data, args.batch, True)) for data in sets)
    step, start = 0, time.time()
    for epoch in range(args.epochs):
        total = count = 0
        batches = [(data, batch) for data in sets for batch in make_batches(data, args.batch, True)]
        random.shuffle(batches)
        for data, batch in batches:
            progress = min(1, step / steps)
            rate = args.rate * min(1, (step + 1) / 200) * (1 - (1 - args.final_rate) * progress)
            for group in optimizer.param_groups:
                group["lr"] = rate
            soft = 0.0 if data.soft is None else 1.0 if data.name == "free" else args.soft_weight
            loss = loss_of(network, tensors(data, batch, True, args), soft)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            step += 1
            keep = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for p, q in zip(average.parameters(), network.parameters()):
                    p.mul_(keep).add_(q, alpha=1 - keep)
            total += loss.item()
            count += 1
        line = f"epoch {epoch + 1}: loss {total / count:.3f}, {time.time() - start:.0f} s"
        if (epoch + 1) % args.report == 0 or epoch + 1 == args.epochs:
            scores = evaluate(average, dev, args)
            line += f"; UPOS UAS LAS: ewt {scores['ewt']} gum {scores['gum']} news {scores['news']} interview {scores['interview']}"
            save(average, args.out, args)
        print(line, flush=True)


def save(network, out, args):
    os.makedirs(out, exist_ok=True)
    shapes = {}
    for name, p in network.named_parameters():
        p.detach().numpy().astype("<f4").tofile(os.path.join(out, name + ".f32"))
        shapes[name] = list(p.shape)
    json.dump({"sizes": network.sizes, "shapes": shapes}, open(os.path.join(out, "network.json"), "w"), indent=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("train").add_argument
    add("--data", required=True)
    add("--out", required=True)
    add("--soft", nargs="*", help="files of label; the first part of a name is its set's")
    add("--soft-weight", type=float, default=0.6, help="of the teachers' opinion where there are gold trees")
    add("--epochs", type=int, default=24)
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=1)
    add("--batch", type=int, default=1200, help="tokens in a batch")
    add("--rate", type=float, default=0.002)
    add("--final-rate", type=float, default=0.0, help="part of the rate that is left at the end")
    add("--dropout", type=float, default=0.33)
    add("--recurrent-dropout", type=float, default=0.2)
    add("--word-dropout", type=float, default=0.08)
    add("--gram-dropout", type=float, default=0.1)
    add("--widths", type=int, nargs=5, default=[64, 64, 24, 8, 32])
    add("--hidden", type=int, default=200)
    add("--layers", type=int, default=2)
    add("--arc", type=int, default=128)
    add("--label", type=int, default=112)
    add("--product", type=int, default=48)
    add("--tag", type=int, default=128)
    add("--report", type=int, default=4, help="epochs between looks at the development sets")
    add = commands.add_parser("label").add_argument
    add("--data", required=True)
    add("--set", required=True)
    add("--teachers", nargs="+", required=True)
    add("--out", required=True)
    add("--threads", type=int, default=1)
    args = parser.parse_args()
    {"train": train, "label": label}[args.command](args)


if __name__ == "__main__":
    main()
