"""GitHub: the record of a repository in, its facts out."""

from __future__ import annotations

from newsletter.library.facts.answers import ABSTRACT, day, inside, json_object, names, said
from newsletter.library.facts.provider import Facts, Provider
from newsletter.text.patterns import pattern

_ADDRESS = pattern(r"https://github\.com/([\w-]+/[\w.-]+)")


def _request(url: str) -> str:
    found = _ADDRESS.fullmatch(url)
    return f"https://api.github.com/repos/{found[1]}" if found else ""


def _parse(data: bytes, _charset: str) -> Facts:
    told = json_object(data)
    name = said(inside(told, "full_name"))
    licence = said(inside(told, "license", "spdx_id"))
    if not name:
        return Facts()
    return Facts(
        title=name,
        authors=names([inside(told, "owner", "login")]),
        published=day(inside(told, "created_at")),
        venue="GitHub",
        licence="" if licence == "NOASSERTION" else licence,
        abstract=said(inside(told, "description"), ABSTRACT),
    )


PROVIDER = Provider("github", _request, _parse)
