"""LaTeX → words, and bytes → text."""

from __future__ import annotations

import pytest

from newsletter.text.encodings import decode
from newsletter.text.latex import printed, printed_address


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Sch{\"o}lkopf", "Schölkopf"),
        (r"Sch\"olkopf", "Schölkopf"),
        (r"\v{S}koda \v Skoda", "Škoda Škoda"),
        (r"\c{c}a \c ca", "ça ça"),
        (r"\'\i \'{\i}", "íí"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"Erd\H{o}s and {\L}ukasz", "Erdős and Łukasz"),
        (r"50\% of A\&B \#1 a\_b \$5 \{x\}", "50% of A&B #1 a_b $5 {x}"),
        ("a~b -- c --- d", "a b – c — d"),
        ("``q'' and \\enquote{r}", "“q” and “r”"),
        (r"\emph{very} \textbf{\textit{deep}} {\em old}", "very deep old"),
        (r"\href{https://e.example}{words}", "words"),
        (r"{\LaTeX} and \LaTeX\ and \LaTeX{} x", "LaTeX and LaTeX and LaTeX x"),
        (r"$\alpha^2$ {and} $$x_{i}$$", r"$\alpha^2$ and $$x_{i}$$"),
        (r"{\noopsort{b}}A\vphantom{x}\hspace{1em}B\kern.1em-\kern 2ptC", "AB-C"),
        (r"\{\vphantom\}{{T}}\vphantom\{\}he", "{T}he"),
        (r"a\emdash b \Dash c \mkbibquote{d \mkbibemph{e}} x\reg{} \textrightarrow{}y", "a—b —c “d e” x® →y"),
        ("line\n  break", "line break"),
        ("C\\", "C"),
        ("}{", ""),
        ("costs $5", "costs $5"),
    ],
)
def test_latex_is_printed(latex: str, text: str) -> None:
    assert printed(latex).text == text


def test_unknown_macros_are_named_and_their_text_kept() -> None:
    assert printed(r"\mysys{Fast} \other") == ("Fast other", ("mysys", "other"))


@pytest.mark.parametrize(
    ("latex", "address"),
    [
        (r"\url{https://e.example/a\_b}", "https://e.example/a_b"),
        (r"https://e.example/{\textasciitilde}ada", "https://e.example/~ada"),
        (r"https://e.example/$\sim$ada\%20x", "https://e.example/~ada%20x"),
        (r"\href{https://e.example/a}{words}", "https://e.example/a"),
    ],
)
def test_an_address_in_latex(latex: str, address: str) -> None:
    assert printed_address(latex) == address


@pytest.mark.parametrize(
    "hostile", ["\\" * 100_000, "{" * 100_000, "$" * 100_001, r"\'{" * 50_000, "\\a" * 50_000, "`" * 100_000]
)
def test_hostile_latex_ends(hostile: str) -> None:
    printed(hostile)
    printed_address(hostile)


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        ("é".encode(), "", "é", "utf-8"),
        ("é".encode("cp1252"), "", "é", "windows-1252"),
        ("é".encode(), "iso-8859-1", "é", "utf-8"),
        ("Привет мир".encode("koi8-r"), "koi8-r", "Привет мир", "koi8-r"),
        ("Привет мир".encode("cp1251"), "", "Привет мир", "windows-1251"),
        ("日本".encode("shift_jis"), "Shift_JIS", "日本", "shift_jis"),
        ("é".encode("utf-16"), "utf-8", "é", "utf-16-le"),
        ("<p>hello</p>".encode("utf-16-be"), "", "<p>hello</p>", "utf-16-be"),
        (b"a+AGE-b", "utf-7", "a+AGE-b", "utf-8"),
        (b"abc", "rot13", "abc", "utf-8"),
        (b"a\r\nb\rc\0", "", "a\nb\nc", "utf-8"),
    ],
)
def test_bytes_become_text(data: bytes, declared: str, text: str, encoding: str) -> None:
    assert decode(data, declared)[:2] == (text, encoding)
