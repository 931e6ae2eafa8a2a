"""Slugs and anchors."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.slugs import anchor, slugify
from tests.pairs import Pair, read_pairs

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "slugs.txt")


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_title_becomes_a_slug(pair: Pair) -> None:
    assert slugify(pair.input) == pair.expected


@given(st.text(alphabet=st.characters(exclude_categories=[])) | st.sampled_from(["con", "COM1", "..", "lpt9 ", "🎉"]))
def test_a_slug_is_safe_in_addresses_and_files(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", slug)
    assert slugify(slug) == slug


def test_symbols_alone_have_a_name_of_their_own() -> None:
    assert slugify("🎉").startswith("untitled-")
    assert slugify("🎉") == slugify(" 🎉 ") != slugify("🚀")


def test_a_long_title_ends_with_a_whole_word() -> None:
    assert slugify("research " * 20) == "-".join(["research"] * 9)
    assert slugify("x" * 200) == "x" * 80


def test_anchors_of_a_page_are_unique() -> None:
    taken: dict[str, int] = {}
    headings = ["Models", "Models", "Models 2", "🎉", "🎉", "Models"]
    ids = [anchor(heading, taken) for heading in headings]
    assert ids[:3] == ["models", "models-2", "models-2-2"]
    assert len(set(ids)) == len(ids)


def test_an_anchor_avoids_fixed_ids() -> None:
    assert anchor("Models", {"models": 1, "models-2": 1}) == "models-3"


def test_a_slug_does_not_depend_on_what_else_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    other = ModuleType("unidecode")
    other.unidecode = lambda _text: "others"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "unidecode", other)
    assert slugify("Größe zählt, sagt Tülu") == "grosse-zahlt-sagt-tulu"
