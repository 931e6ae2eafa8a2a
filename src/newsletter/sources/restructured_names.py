"""What reStructuredText keeps apart from where it is used: targets of links, and what stands for `|words|`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsletter.text.patterns import pattern

ANONYMOUS = "__"
_TARGET = pattern(r"\s*\.\. _(?P<name>`[^`]+`|(?:[^:\\]|\\:|:(?!\s|\Z))+):\s+(?P<to>\S.*)")
_UNNAMED = pattern(r"\s*(?:__|\.\. __:)\s+(?P<to>\S+)\s*")
_SHORT = pattern(r"\s*\.\. \|(?P<name>[^|]+)\| (?P<how>[\w-]+)::[ \t]*(?P<what>.*)")


@dataclass(frozen=True, slots=True)
class Names:
    """Addresses by name, addresses without one in their order, and what stands for words between bars."""

    targets: Mapping[str, str]
    unnamed: Iterator[str]
    short: Mapping[str, str]

    def of(self, name: str) -> str:
        """The address of a name, which may lead to another name; empty when it leads nowhere."""
        seen: set[str] = set()
        to = self.targets.get(_plain(name), "")
        while to.endswith("_") and to not in seen:
            seen.add(to)
            to = self.targets.get(_plain(to[:-1]), "")
        return to

    def next(self) -> str:
        """The next address without a name."""
        return next(self.unnamed, "")


def names_in(lines: list[str]) -> Names:
    """All that some lines define. A picture that stands for words is a badge or an icon, and tells nothing."""
    targets = {_plain(met["name"]): met["to"].strip() for line in lines if (met := _TARGET.fullmatch(line))}
    unnamed = [met["to"] for line in lines if (met := _UNNAMED.fullmatch(line))]
    short = {
        met["name"].casefold(): met["what"] if met["how"] == "replace" else ""
        for line in lines
        if (met := _SHORT.fullmatch(line))
    }
    return Names(targets, iter(unnamed), short)


def _plain(name: str) -> str:
    return " ".join(name.strip("` ").replace("\\", "").casefold().split())
