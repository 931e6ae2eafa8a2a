"""The words of a mail that somebody passed on in; who wrote it, when, and its subject out, as the copied head says."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsletter.text.dates import PartialDate, read_date
from newsletter.text.patterns import pattern


class PassedOn(NamedTuple):
    """What the copied head of a message tells; "" and None for what it does not."""

    subject: str = ""
    sender: str = ""
    day: PartialDate | None = None


_BEGINS = pattern(
    r"forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht",
    re.IGNORECASE,
)
_NAMES = (
    ("sender", "From|Von|De|Da|Van"),
    ("day", "Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado|Data|Verzonden"),
    ("subject", "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp"),
    ("to", "To|An|À|Para|A|Aan|Cc|Reply-To"),
)
_FIELD = pattern(r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _NAMES) + r")\s?:(?=\s)")
_ADDRESS = pattern(r"\s*[<(\[]?(?:mailto:)?[^\s<>()@]+@[^\s<>()]+[>)\]]?")
_LONGEST = 2000


def passed_on(words: str) -> PassedOn:
    """The first copied head in the words of a mail.

    >>> passed_on("---- Forwarded message ---- From: Ada Lamp <a@k.example> Date: 5 Dec 2023 Subject: Tea To: me")
    PassedOn(subject='Tea', sender='Ada Lamp', day=PartialDate(year=2023, month=12, day=5))
    """
    begins = _BEGINS.search(words)
    if not begins:
        return PassedOn()
    head = words[begins.end() : begins.end() + _LONGEST]
    marks = list(_FIELD.finditer(head))[:6]
    told: dict[str, str] = {}
    for mark, end in zip(marks, [*(each.start() for each in marks[1:]), len(head)], strict=True):
        told.setdefault(str(mark.lastgroup), head[mark.end() : end].strip().partition("\n")[0].strip())
    if not {"sender", "subject"} <= told.keys():
        return PassedOn()
    sender = told["sender"]
    return PassedOn(told["subject"], _ADDRESS.sub("", sender).strip() or sender, read_date(told.get("day", "")))
