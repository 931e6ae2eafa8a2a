"""Words in, a header line of an email out: folded, encoded where it must be, and never more than one header.

The standard library's writer is slow for a thousand messages, encodes a long List-Unsubscribe so that Gmail
does not read it (CPython issue 85725), and takes encoded words that a title quotes for its own.
"""

from __future__ import annotations

import re

from newsletter.model.problem import NewsletterError
from newsletter.text.patterns import pattern

_LINE = 76
_CONTROLS = pattern(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_PLAIN = pattern(r"[!-~]+(?: [!-~]+)*")
_ATOMS = pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_MAILBOX = pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[^\s@<>()\[\],;:\\\"]+")
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")


def words_header(name: str, text: str) -> str:
    """A header of free words: `Subject`.

    >>> words_header("Subject", "Mamba, reviewed")
    'Subject: Mamba, reviewed'
    >>> words_header("Subject", "Späte Saat")
    'Subject: =?utf-8?q?Sp=C3=A4te_Saat?='
    """
    text = one_line(text)
    room = _LINE - len(name) - 2
    if _PLAIN.fullmatch(text) and "=?" not in text and max(map(len, text.split(" "))) <= room:
        return _folded(f"{name}: {text}")
    return f"{name}: {_encoded(text, room)}"


def mailbox_header(name: str, person: str, address: str) -> str:
    """A header that names one mailbox: `From`.

    >>> mailbox_header("From", "Ada, Editor", "ada@example.org")
    'From: "Ada, Editor" <ada@example.org>'
    """
    person, address = one_line(person), _mailbox(one_line(address))
    if not person:
        return f"{name}: {address}"
    phrase = _phrase(person, name)
    apart = " " if len(name) + len(phrase.split("\r\n")[-1]) + len(address) + 5 <= _LINE else "\r\n "
    return f"{name}: {phrase}{apart}<{address}>"


def group_header(name: str, title: str) -> str:
    """A header that names a group and none of its members: `To`.

    >>> group_header("To", "Gradient Notes")
    'To: Gradient Notes:;'
    """
    phrase = _phrase(one_line(title), name)
    # A blank must stand behind an encoded word, and one that is encoded is folded already.
    return f"{name}: {phrase} :;" if phrase.startswith("=?") else _folded(f"{name}: {phrase}:;")


def _phrase(words: str, name: str) -> str:
    """Words before an address: as they are, between quotation marks, or encoded."""
    if "=?" not in words and _ATOMS.fullmatch(words):
        return words
    if "=?" not in words and _PLAIN.fullmatch(words):
        return '"' + re.sub(r'(["\\])', r"\\\1", words) + '"'
    return _encoded(words, _LINE - len(name) - 2)


def raw_header(name: str, value: str) -> str:
    """A header of machine words, never folded and never encoded: an address in it stays whole."""
    return f"{name}: {one_line(value)}"


def one_line(text: str) -> str:
    """The text on one line: no control character can begin a header of its own."""
    return _CONTROLS.sub(" ", text).strip()


def _mailbox(address: str) -> str:
    """The address as it may stand in a header; a domain in other letters is written in IDNA."""
    if not _MAILBOX.fullmatch(address):
        raise NewsletterError(f"{address!r} is no email address", hint="Set sender.email to the address you send from.")
    local, _, domain = address.rpartition("@")
    return address if address.isascii() else f"{local}@{domain.encode('idna').decode('ascii')}"


def _folded(line: str) -> str:
    """Broken at blanks into lines of at most 76 signs; unfolding gives the same line again."""
    lines = [""]
    for word in line.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append(f" {word}")
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\r\n".join(lines)


def _encoded(text: str, room: int) -> str:
    """Encoded words (RFC 2047, Q), none of which splits a letter, the first at most `room` wide."""
    words, word = [], ""
    limit = room - len("=?utf-8?q??=")
    for letter in text:
        sign = _q(letter)
        if len(word) + len(sign) > limit:
            words.append(word)
            word = ""
        word += sign
    return "\r\n ".join(f"=?utf-8?q?{word}?=" for word in [*words, word])


def _q(letter: str) -> str:
    if letter == " ":
        return "_"
    return "".join(chr(byte) if byte in _Q_SAFE else f"={byte:02X}" for byte in letter.encode("utf-8", "replace"))
