"""Running text in, the names of models out: by family, by size (`Fuyu-8B`), by stem (`InstructGPT`), by a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.sources.model_families import FAMILIES, NEED_NUMBER
from newsletter.text.patterns import pattern

_SIZE = r"\d{1,4}(?:\.\d+)?(?:x-?\d+(?:\.\d+)?)?(?:[BMb]\b)?(?:-A\d{1,3}B)?"
_EXTRA = r"(?:[ -](?:Chat|Instruct|Base|Turbo|Pro|Ultra|Nano|Large|Small|XL|beta|β|Guardrails)\b)"
_AFTER = rf"(?:(?:[ -]?v)?[ -]?{_SIZE}(?![\d%])(?!(?:k|st|nd|rd|th)\b)|-V\b|-[βα]|-?[JV]\b){{0,2}}{_EXTRA}?"
_FAMILY = pattern(
    rf"(?<![\w-])(?P<name>(?:{'|'.join(sorted(map(re.escape, FAMILIES), key=lambda name: (-len(name), name)))})"
    rf"{_AFTER})(?![\w]|-[A-Za-z])"
)
_SIZED = pattern(
    r"(?<![\w-])(?P<name>[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)?[ -]\d{1,3}(?:\.\d+)?(?:x-?\d+)?[BM])\b(?! param)"
)
_SIZE_FIRST = pattern(r"(?<![\w-])\d{1,3}(?:\.\d+)?B (?P<name>[A-Z][A-Za-z-]+(?: \d)?)\b")
_STEM = pattern(
    r"(?<![\w-])(?P<name>[A-Za-z]+-?(?:GPT|Llama|LLaMA|BERT|former|LLaVA|DNA)(?:-[A-Z0-9][\w.]*)?)(?![\w])(?!-[a-z])"
)
_NOUN = pattern(
    r"\b(?:the|an?|their|its|recurrent|convolutional|new|trained|available) (?P<name>[A-Z][\w+-]*(?: [\d.]+)?)"
    r" (?:LLM|VLM|language model|chat model|model|checkpoint)s?\b"
)
_APPOSED = pattern(r"\b(?P<name>[A-Z][A-Za-z-]+(?: \d[\w.]*)?), an? (?:[\w-]+ ){0,3}(?:LLM|VLM|transformer|model)\b")
_CALLED = pattern(
    r"\b(?:models?|competitor|LLM|VLM|assistant|chatbot|system)\)? (?:called|named|dubbed)"
    r" (?P<name>[A-Z][\w-]*(?: \d[\w.]*)?)"
)
_RELEASED = pattern(
    r"\b(?:model|LLM|VLM)(?: \([A-Z]+\)|\))?, (?P<name>[A-Z][\w-]*), (?:was|is|has been) (?:released|out|announced)"
)
_SHAPES = (_FAMILY, _SIZED, _SIZE_FIRST, _STEM, _NOUN, _APPOSED, _CALLED, _RELEASED)
_NO_MODEL = frozenset(
    (
        "llm vlm moe rlhf dpo ppo ssm nlp ml ai gpu cpu tpu dna meta openai google microsoft amazon nvidia"
        " anthropic apple huggingface transformer transformers informer performer former chat base reward"
        " diffusion language foundation open gen rag sft lora iphone platformer the this business ai21 segment"
    ).split()
)


class ModelName(NamedTuple):
    """A name and where it begins in the text."""

    start: int
    name: str


def model_names(text: str) -> tuple[ModelName, ...]:
    """The models that a text names, in order; where two names overlap, the longer one counts."""
    found = sorted(_all(text), key=lambda one: (one.start, -len(one.name)))
    kept: list[ModelName] = []
    for one in found:
        if not kept or one.start >= kept[-1].start + len(kept[-1].name):
            kept.append(one)
    return tuple(kept)


def _all(text: str) -> Iterator[ModelName]:
    for shape in _SHAPES:
        for found in shape.finditer(text):
            name = found["name"].rstrip("-. ")
            lone = name in NEED_NUMBER and shape is _FAMILY
            if not lone and name.casefold() not in _NO_MODEL and not _no_name(name):
                yield ModelName(found.start("name"), name)


def _no_name(name: str) -> bool:
    """A small word that only a number makes a name: "phi" alone is a letter, "transformer" a kind of network."""
    return (name.islower() and not re.search(r"\d", name)) or bool(
        re.match(r"The |This ", name) or _TRAINED.search(name)
    )


_TRAINED = pattern(r"-[a-z]{4,}\Z")


def model_key(name: str) -> str:
    """What two spellings of a model have in common: `GPT4`, `GPT-4`."""
    return re.sub(r"[\W_]+", "", name).casefold()
