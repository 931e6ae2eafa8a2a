"""A person as mails name one in, `Ada Example <ada@news.example>`; the name and the address out."""

from __future__ import annotations

from newsletter.text.patterns import pattern

_MAILBOX = pattern(r"([^<>]*[^<>\s])\s*<([^@\s<>,;]+@[^@\s<>,;]+)>")


def name_and_email(written: str) -> tuple[str, str]:
    """The name without the address behind it, which is nothing to print under an issue; "" where there is none.

    >>> name_and_email("Ada Example <ada@news.example>"), name_and_email("Bo <x>")
    (('Ada Example', 'ada@news.example'), ('Bo <x>', ''))
    """
    met = _MAILBOX.fullmatch(written)
    return (met[1].strip("\"' "), met[2]) if met else (written, "")
