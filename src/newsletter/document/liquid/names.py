"""How tags are called that are more than one: those that show a file, and those that ask or repeat."""

from __future__ import annotations

from newsletter.document.liquid.around import SAID
from newsletter.document.liquid.shown import SILENT, SINGLE

MANY = {"include", "include_relative", "include_cached", "render", "partial"}
"""Tags that show another file."""

CONTROL = {"if", "unless", "case", "for", "tablerow", "ifchanged", "with", "range"}
"""Tags that ask or repeat; what stands in them is shown once."""

STEPS = {"else", "elsif", "elseif", "when", "break", "continue", "increment", "decrement", "cycle"}
"""Tags inside those."""


def in_file(name: str) -> str:
    """What an included file shows, by its name: `video.liquid` a video, `embed/youtube.html` a card."""
    stem = name.rpartition("/")[2].partition(".")[0].lower().replace("-", "_")
    parts = stem.split("_")
    for known in (stem, *parts):
        if known in SINGLE or known in SAID or known in SILENT:
            return known
    return next((known for known in ("youtube", "vimeo", "twitter", "video", "audio", "figure") if known in stem), stem)
