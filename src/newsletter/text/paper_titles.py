"""A title in, how much it reads like that of a paper out: told by its words and its shape, in English."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:[-+/'’][^\W_]+)*")

# Words of titles of papers that titles of posts, tools and news seldom have.
_SCHOLARLY = frozenset(
    (
        "via towards toward learning attention transformer transformers diffusion scalable framework benchmark"
        " benchmarking evaluating evaluation survey understanding improving representation representations reasoning"
        " optimization optimizing alignment aligning training fine-tuning finetuning pre-training pretraining zero-shot"
        " few-shot multimodal multi-modal networks network neural retrieval-augmented estimation segmentation detection"
        " synthesis reinforcement adaptation distillation distilling factorizing leveraging exploring enhancing"
        " mitigating empirical theory theoretical modeling modelling models generation generative inference"
        " generalization generalizable robust unsupervised supervised self-supervised contrastive latent embedding"
        " embeddings sparse linear-time state-space state spaces bayesian stochastic gradient adversarial"
        " recognition translation prediction preference preferences optimal unified collaborative hierarchical"
        " end-to-end text-to-image text-to-video image-to-video high-resolution large-scale long-context instruction"
        " instructions tuning prompting prompt decoding encoder decoder autoregressive denoising quantization pruning"
        " compression efficient video image 3d monocular offline online cross-lingual multilingual probabilistic"
        " causal dynamics equivariant graph kernel convolutional recurrent bidirectional bi-directional"
        " disentangled conditional controllable compositional parameter-efficient low-rank mixture experts corpus"
        " comprehensive systematic analysis comparative effects limits emergence emergent scaling laws capabilities"
        " semantic spatial temporal perception policy policies agents planning navigation manipulation robot robotic"
        " robotics language question answering summarization extraction classification retrieval"
    ).split()
)

# What a title of a paper does not say: it tells news, asks, teaches or sells.
_OTHER = pattern(
    r"[?$€!]|\b(?:how to|how i|guide|tutorials?|introducing|introduction|announc\w+|launch\w*|raises?|raised|unveil\w*"
    r"|your|you|why|what['’]s|will|could|released?|news|blog|podcast|course|book|awesome|handbook|toolkit|platform|apps?"
    r"|startup|says?|said|new york|ceo|funding|deal|hiring|weekly|interview|bootcamp|workshop|examples?|cheat ?sheet"
    r"|library|ui|gui|api|plugin|extension|notebooks?|with python|in python|getting started|part \d)\b",
    re.I,
)
_SMALL = frozenset("a an and as at but by for from in into is it its of on or than that the to vs with".split())


def reads_like_a_paper(title: str) -> bool:
    """Whether a title is most likely that of a paper.

    Five words and more, most of them capitalised, and at least two scholarly ones; one where a short name and a colon
    stand before the rest (`Mamba: Linear-Time Sequence Modeling with Selective State Spaces`).

    >>> reads_like_a_paper("How to Train Your Language Model"), reads_like_a_paper("Attention Is All You Need")
    (False, False)
    >>> reads_like_a_paper("Splatter Image: Ultra-Fast Single-View 3D Reconstruction")
    True
    """
    title = title.strip(" .")
    words = _WORD.findall(title)
    if len(words) < _FEWEST or _OTHER.search(title):
        return False
    great = [word for word in words if word.lower() not in _SMALL]
    name, colon, rest = title.partition(": ")
    named = bool(colon) and len(name.split()) <= _NAME and len(rest.split()) >= _REST
    scholarly = sum(word.lower() in _SCHOLARLY for word in words)
    capital = sum(word[0].isupper() or word[0].isdigit() for word in great) >= len(great) * _MOSTLY
    return scholarly >= (1 if named and capital else 2 if capital else 4)


_FEWEST, _NAME, _REST, _MOSTLY = 5, 4, 4, 0.7
