"""What the front matter says of an episode in, the Sound out.

audio: talk.mp3              # beside the issue, or an address
audio_length: 31415926       # bytes
duration: 31:12
episode: 7
transcript: talk.vtt
chapters:
  - 00:00 Hello
  - { start: "12:30", title: Mixtral, url: "https://…" }

Each system for episodes has a key of its own for the file (`file:`, `url:`, `media:`): its ending tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsletter.issues.keys import beside_ours, pick, plain_keys
from newsletter.issues.values import Complain, text
from newsletter.model.issue import Chapter, Sound
from newsletter.text.embeds import file_kind
from newsletter.text.patterns import pattern

_CLOCK = pattern(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6}(?:\.\d+)?)")
_LINE = pattern(r"\(?\[?(\d[\d:.]*)\]?\)?\s*(?:[-–—:]\s+)?(\S.*)")


def read_sound(values: Mapping[str, Any], complain: Complain) -> Sound | None:
    """The sound of an issue; None when it has none."""
    given = pick(values, "audio")
    facts = plain_keys(given) if isinstance(given, dict) else {"url": given}
    url = text(facts.get("url") or facts.get("src") or facts.get("file"))
    url = url or next((said for said in beside_ours(values) if file_kind(said) == "audio"), "")
    if not url:
        return None
    length = text(pick(values, "audio_length") or facts.get("length"))
    return Sound(
        url,
        text(pick(values, "audio_type") or facts.get("type")) or _type_of(url),
        int(length) if length.isdecimal() else 0,
        _seconds(pick(values, "duration") or facts.get("duration"), "duration", complain),
        _count(values, "season"),
        _count(values, "episode"),
        text(values.get("episode_type")).lower() if text(values.get("episode_type")).lower() in _KINDS else "full",
        text(values.get("explicit")).lower() in ("true", "yes", "explicit"),
        text(pick(values, "transcript")),
        tuple(sorted(_chapters(values.get("chapters"), complain))),
    )


_KINDS = ("full", "trailer", "bonus")


def _count(values: Mapping[str, Any], key: str) -> int:
    said = text(values.get(key))
    return int(said) if said.isdecimal() else 0


def _seconds(value: Any, key: str, complain: Complain) -> float:
    said = text(value)
    met = _CLOCK.fullmatch(said)
    if said and not met:
        complain("W226", f"{said!r} is no time", key, "write it as 31:12, as 1:02:03 or in seconds")
    return sum(float(part or 0) * unit for part, unit in zip(met.groups(), (3600, 60, 1), strict=True)) if met else 0


def _chapters(value: Any, complain: Complain) -> Iterator[Chapter]:
    for one in value if isinstance(value, list) else []:
        facts = plain_keys(one) if isinstance(one, dict) else {}
        line = _LINE.fullmatch(text(one))
        start, title = (line[1], line[2]) if line else (facts.get("start"), text(facts.get("title")))
        if not title or not text(start):
            complain("W226", "a chapter has no start or no title", "chapters", "write it as `- 12:30 What comes then`")
            continue
        yield Chapter(_seconds(start, "chapters", complain), title, text(facts.get("url")), text(facts.get("image")))


def _type_of(url: str) -> str:
    ending = re.split(r"[?#]", url)[0].rpartition(".")[2].lower()
    return _TYPES.get(ending, "audio/mpeg")


# A table of our own, because the one of the standard library reads the files of the machine.
_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/x-m4a", "ogg": "audio/ogg", "opus": "audio/opus"}
_TYPES |= {"wav": "audio/wav", "flac": "audio/flac", "mp4": "video/mp4", "aac": "audio/aac"}
