"""Hugging Face: the record of a model, a dataset or a space in, its facts out."""

from __future__ import annotations

from typing import Any

from newsletter.library.facts.answers import ABSTRACT, day, inside, json_object, names, said, several
from newsletter.library.facts.provider import Facts, Provider
from newsletter.text.patterns import pattern
from newsletter.text.urls import kind_of

_ADDRESS = pattern(r"https://huggingface\.co/(?:(datasets|spaces)/)?([\w.-]+(?:/[\w.-]+)?)")


def _request(url: str) -> str:
    found = _ADDRESS.fullmatch(url)
    if not found or (not found[1] and kind_of(url) != "model"):
        return ""
    return f"https://huggingface.co/api/{found[1] or 'models'}/{found[2]}"


def _parse(data: bytes, _charset: str) -> Facts:
    told = json_object(data)
    name = said(inside(told, "id")) or said(inside(told, "modelId"))
    card = inside(told, "cardData")
    if not name:
        return Facts()
    return Facts(
        title=said(inside(card, "pretty_name")) or said(inside(card, "title")) or name.rpartition("/")[2],
        authors=names([inside(told, "author") or name.rpartition("/")[0]]),
        published=day(inside(told, "createdAt")),
        venue="Hugging Face",
        licence=_licence(told, card),
        abstract=said(inside(told, "description"), ABSTRACT) or said(inside(told, "pipeline_tag")),
    )


def _licence(told: Any, card: Any) -> str:
    """A licence of no known name has one of its own: `license: other`, `license_name: llama3`."""
    name = said(inside(card, "license_name")) or said(next(iter(several(inside(card, "license"))), ""))
    tags = (said(tag) for tag in several(inside(told, "tags")))
    return name or next((tag.removeprefix("license:") for tag in tags if tag.startswith("license:")), "")


PROVIDER = Provider("hugging-face", _request, _parse)
