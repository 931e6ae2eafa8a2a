"""Author fields → people, with the name that a bibliography is sorted by."""

from __future__ import annotations

import pytest

from newsletter.text.bib_names import Name, has_others, names_of


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        ("Albert Gu and Tri Dao", [Name("Gu", "Albert"), Name("Dao", "Tri")]),
        ("Gu, Albert and\n  Dao, Tri", [Name("Gu", "Albert"), Name("Dao", "Tri")]),
        ("van den Oord, Aaron", [Name("van den Oord", "Aaron")]),
        ("Laurens van der Maaten", [Name("van der Maaten", "Laurens")]),
        ("de la Vall{\\'e}e Poussin, Charles", [Name("de la Vallée Poussin", "Charles")]),
        ("King, Jr., Martin Luther", [Name("King Jr.", "Martin Luther")]),
        ("Martin Luther King Jr.", [Name("King Jr.", "Martin Luther")]),
        ("{OpenAI}", [Name("OpenAI")]),
        ("{Llama Team, AI at Meta} and {Barnes and Noble}", [Name("Llama Team, AI at Meta"), Name("Barnes and Noble")]),
        ("{\\'E}variste Galois", [Name("Galois", "Évariste")]),
        ('J{\\"u}rgen~Schmidhuber', [Name("Schmidhuber", "Jürgen")]),
        ("Aristotle", [Name("Aristotle")]),
        ("Wei, Jason and others", [Name("Wei", "Jason")]),
        ("", []),
    ],
)
def test_a_name_is_divided_as_bibtex_divides_it(latex: str, names: list[Name]) -> None:
    assert list(names_of(latex)) == names


@pytest.mark.parametrize(
    ("latex", "others"), [("Wei, Jason and others", True), ("Wei, Jason and Others", True), ("Otis Others", False)]
)
def test_the_end_of_a_list_that_was_cut_is_known(latex: str, others: bool) -> None:
    assert has_others(latex) is others
