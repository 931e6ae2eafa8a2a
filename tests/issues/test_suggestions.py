"""What the draft proposes: topics of notes and sources, a sentence of each long source, never markup."""

from newsletter.issues.suggestions import suggested_topics
from newsletter.model.source import Note, Source
from newsletter.sources.gist import gist_of
from tests.issues.desk import notes, seed
from tests.text.test_sentences import CENTRE, article

MARKED_UP = """\
---
title: Why copper kettles boil water faster than iron kettles
---

<div class="row mt-3"><img class="img-fluid rounded" src="https://kettle.example/a.png"></div>

{% include figure.html path="assets/b.png" class="img-fluid rounded" zoomable=true %}

BODY

<d-cite key="kettles2023copper"></d-cite> <d-cite key="kettles2023copper"></d-cite>

```python
img_fluid = kettle_torch(img_fluid)
img_fluid = kettle_torch(img_fluid)
```
"""


def source(text: str = "") -> Source:
    return seed(MARKED_UP.replace("BODY", text or article(CENTRE)))


WORDS = gist_of(source()).keywords


def test_the_gist_of_an_article_is_a_sentence_and_its_phrases() -> None:
    read = gist_of(source())
    assert read.one_liner == CENTRE
    assert dict(read.keywords)["copper kettles"] >= 2
    assert len(read.keywords) <= 60


def test_markup_and_code_are_no_words() -> None:
    words = " ".join(phrase for phrase, _ in gist_of(source()).keywords).lower()
    assert not [noise for noise in ("fluid", "cite", "torch", "http", "div", "assets", "png", "zoom") if noise in words]


def test_lists_and_quotations_give_no_one_liner() -> None:
    quoted = article() + f"\n\n> {CENTRE}\n\n- {CENTRE}\n"
    assert gist_of(source(quoted)).one_liner not in ("", CENTRE)


def test_notes_get_no_one_liner() -> None:
    assert gist_of(notes(article(CENTRE))).one_liner == ""


def test_the_titles_of_a_bibliography_speak_for_it() -> None:
    entries = "".join(f"@article{{k{n}, title={{Sparse Kettles for Stove {n}}}, year=2023}}\n" for n in range(4))
    assert "Sparse Kettles" in dict(gist_of(seed(entries, "seeds/papers.bib")).keywords)


def test_what_the_notes_mark_comes_first() -> None:
    page = notes("- [Kettle](https://kettle.example/) — boils. #tea #Open-Models\n- Copper kettles win. #tea\n")
    found = suggested_topics([WORDS], page.notes)
    assert found[:2] == ("tea", "open-models")
    assert "copper-kettles" in found


def test_notes_are_heard_once() -> None:
    page = notes("- Glass chimneys crack.\n")
    assert suggested_topics([], page.notes) == ()
    assert suggested_topics([], (*page.notes, *page.notes)) == ("glass-chimneys-crack",)


def test_no_more_than_asked_for_but_all_that_is_marked() -> None:
    page = notes("- A note. #one-a #two-b #three-c\n")
    assert suggested_topics([WORDS], page.notes, most=2) == ("one-a", "two-b", "three-c")
    assert suggested_topics([WORDS], page.notes, most=4)[3:] == ("copper-kettles",)


def test_known_topics_are_preferred_where_they_occur() -> None:
    assert suggested_topics([WORDS], (), known=["Iron", "steam"])[0] == "iron"
    assert suggested_topics([], (), known=["iron"]) == ()


def test_addresses_in_notes_are_no_topics() -> None:
    note = Note(
        source().path, 1, "https://kettle.example/copper-kettles/copper-kettles read later", "https://k.example/"
    )
    assert suggested_topics([], [note, note]) == ()


def test_the_keywords_of_a_bibliography_speak_louder_than_one_title() -> None:
    entry = (
        "@article{{k{n}, title={{A Technical Report on Pot {n}}}, keywords={{copper kettles, stoves}}, year=2023}}\n"
    )
    found = gist_of(seed("".join(entry.format(n=n) for n in range(5)), "seeds/papers.bib"))
    topics = suggested_topics([found.keywords], ())
    assert "copper-kettles" in topics
    assert "technical-report" not in topics
