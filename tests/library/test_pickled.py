"""Values of the model come out of pickle as they went in."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from pathlib import PurePosixPath

import pytest

from newsletter.library.told import Told
from newsletter.model.issue import Head, Issue
from newsletter.model.planned import Planned
from newsletter.model.source import Source

HEAD = (PurePosixPath("issues/a.md"), "a", "issues/a", "https://e.org/issues/a/", "A", "https://e.org/issues/a/")
VALUES = [
    Head(*HEAD, number=1, topics=("kettles",)),
    Issue(*HEAD, number=2, words=7, tags=("pots",)),
    Planned(*HEAD, number=3, works=("https://a.example/",), in_feed=5),
    Source(PurePosixPath("seeds/a.md"), "markdown", words=3),
    Told(Head(*HEAD), (1, 2), urls="https://a.example/\nhttps://b.example/"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_out_of_pickle_as_it_went_in(value: object) -> None:
    found = pickle.loads(pickle.dumps(value, protocol=5))
    assert type(found) is type(value)
    assert found == value


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_it_is_pickled_as_a_call_of_its_own_kind(value: object) -> None:
    made = value.__reduce__()
    assert isinstance(made, tuple)
    assert made[0] is type(value)
    assert is_dataclass(value)
    assert len(made[1]) == len(fields(value))
