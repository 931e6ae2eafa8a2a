"""Smart punctuation: the signs of a printer, in the language of the text, and only in running words."""

from __future__ import annotations

import pytest

from newsletter.document import parse_markdown, to_markdown
from newsletter.document.smart import smart


def printed(text: str, language: str = "en") -> str:
    return to_markdown(smart(parse_markdown(text), language)).removesuffix("\n")


@pytest.mark.parametrize(
    ("typed", "set_by_hand"),
    [
        ('"Words", she said.', "“Words”, she said."),
        ("'Words', she said.", "‘Words’, she said."),
        ("He said: \"the 'inner' words\".", "He said: “the ‘inner’ words”."),
        ("don't, the '90s, the writers' room", "don’t, the ’90s, the writers’ room"),
        ('("in brackets") and "*emphasis*" and **"strong"**', "(“in brackets”) and “*emphasis*” and **“strong”**"),
        ("pages 3--5, and --- yes... no", "pages 3–5, and — yes… no"),
        ("----, .... and -- alone", "----, .... and – alone"),
        ('already “set” by "hand"', "already “set” by “hand”"),
    ],
)
def test_running_words_get_the_signs_of_a_printer(typed: str, set_by_hand: str) -> None:
    assert printed(typed) == set_by_hand


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("en-GB", "“a ‘b’ c”"),
        ("de", "„a ‚b‘ c“"),
        ("de-CH", "„a ‚b‘ c“"),
        ("fr", "«\u202fa “b” c\u202f»"),
        ("pl", "„a ‚b’ c”"),
        ("sv_SE", "”a ’b’ c”"),
        ("ru", "«a „b“ c»"),
        ("tlh", "“a ‘b’ c”"),
    ],
)
def test_quotes_are_those_of_the_language(language: str, quoted: str) -> None:
    assert printed("\"a 'b' c\"", language) == quoted


@pytest.mark.parametrize(
    "text",
    [
        '`"code" -- ...`',
        '```\n"code" -- ...\n```',
        "$a'' -- b$",
        "<https://e.example/a--b...c>",
        '<!-- "a comment" -->',
    ],
)
def test_code_formulas_addresses_and_comments_stay(text: str) -> None:
    assert printed(text) == text


def test_the_address_of_a_link_stays_and_its_words_do_not() -> None:
    assert printed('["a"](https://e.example/b--c "d--e")') == '[“a”](https://e.example/b--c "d--e")'
