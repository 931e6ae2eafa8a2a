"""Bare copies of pages: structure, names and lost links are told from the words alone."""

from pathlib import Path, PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import read
from newsletter.sources.lines import numbered
from newsletter.sources.lost_links import lost_links
from newsletter.sources.model_names import model_names
from newsletter.sources.plain_lines import Piece, pieces
from newsletter.sources.title_names import title_names
from newsletter.text.dates import PartialDate
from tests.pairs import Pair, read_pairs

SPECS = Path(__file__).parents[1] / "specs" / "sources"


def seed(text: str, name: str = "page.txt") -> Source:
    return read(Raw(PurePosixPath("seeds") / name, text.encode()))


def told(piece: Piece) -> str:
    return f"{piece.line} {piece.kind}{piece.level or ''} {' '.join(piece.text.split()[:4])}"


@pytest.mark.parametrize("pair", read_pairs(SPECS / "plain_lines.txt"), ids=str)
def test_every_line_is_known_by_its_shape_and_its_neighbours(pair: Pair) -> None:
    assert "\n".join(told(piece) for piece in pieces(numbered(pair.input))) == pair.expected


@pytest.mark.parametrize("pair", read_pairs(SPECS / "lost_links.txt"), ids=str)
def test_glued_names_are_parted_and_whole_words_are_not(pair: Pair) -> None:
    found = lost_links(pair.input)
    assert "\n".join(f"{one.text} = {' | '.join(one.names)}" for one in found) == pair.expected
    assert all(pair.input[one.start :].startswith(one.text) for one in found)


@pytest.mark.parametrize("pair", read_pairs(SPECS / "names.txt"), ids=str)
def test_works_and_models_are_known_by_their_names(pair: Pair) -> None:
    titles = [f"{one.kind} | {one.title}".strip() for one in title_names(pair.input)]
    models = [f"models | {one.name}" for one in model_names(pair.input)]
    assert "\n".join(titles + models) == pair.expected


PAGE = """Kettles of 2023
A year in steam. What changes in 2024.
By Ada Boiler and Bob Lid
March 5, 2024
This year I boiled more water than ever before, and I wrote down what I learned about the vessels that I used for it.
Trends
I ranked them by how many posts I wrote, which is a measure like any other and easier to take than the temperature.
Feb. 27: The kettle lines are drawn covers who boils what.
Dec. 20 (2022): Predicting steam covers what will come.
Whistles
A text about whistles, TEA-1TEA-2 and their like, which all of them come from one shop, see https://tea.example/shop.
Annotated figure from Lids: A Study of Open and Closed Kettles, https://arxiv.org/abs/2304.15010
Links
A good talk on lids by somebody who knows.
There were papers: one on chaotic steam and one on the weight of water.
"""


def test_the_head_of_a_page() -> None:
    source = seed(PAGE)
    assert (source.format, source.title) == ("plain_text", "Kettles of 2023")
    assert source.description == "A year in steam. What changes in 2024."
    assert source.authors == ("Ada Boiler", "Bob Lid")
    assert source.published == PartialDate(2024, 3, 5)
    assert source.body.nodes[0].line == 5


def test_items_stand_with_their_line_heading_and_date() -> None:
    items = {item.title or item.url: item for item in seed(PAGE.replace("March 5, 2024\n", "")).items}
    drawn = items["The kettle lines are drawn"]
    assert drawn.published == PartialDate(2023, 2, 27)
    assert (drawn.url, drawn.seen[0].line, drawn.seen[0].heading) == ("", 7, "Trends")
    assert drawn.seen[0].words == "who boils what."
    assert items["Predicting steam"].published == PartialDate(2022, 12, 20)
    assert items["https://tea.example/shop"].seen[0].heading == "Whistles"
    figure = items["Lids: A Study of Open and Closed Kettles"]
    assert figure.url == "https://arxiv.org/abs/2304.15010"
    links = [title for title, item in items.items() if item.seen[0].heading == "Links"]
    assert links == ["A good talk on lids by somebody who knows", "Chaotic steam", "The weight of water"]


def test_links_that_were_lost_are_findings_with_their_line() -> None:
    problems = seed(PAGE).problems
    assert [(one.code, one.line) for one in problems] == [("W754", 11)]
    assert "TEA-1, TEA-2" in problems[0].message


def test_a_lost_date_is_a_finding_and_no_title() -> None:
    source = seed("Published on\n\nWhy I boil\n\nI boil because it is cold, and because tea does not make itself.\n")
    assert source.title == "Why I boil"
    assert source.published is None
    assert [(one.code, one.line) for one in source.problems] == [("N755", 1)]


def test_a_work_named_by_a_numbered_heading_takes_the_full_title_below_it() -> None:
    text = (
        "Here are ten noteworthy papers that I read this year, and why I read each one of them to the very end.\n"
        "1) Teapot — Insights from Pouring\n"
        "With Teapot: A Suite for Pouring Hot Water Across Rooms, the authors pour for a very long time indeed.\n"
        "2) Fill your Cups: High-Resolution Pouring with Latent Water\n"
        "Hot Video: Factorizing Tea by Explicit Conditioning is another notable project, about something else.\n"
    )
    papers = [(item.title, item.seen[0].line) for item in seed(text).items if item.seen[0].section == "papers"]
    assert papers == [
        ("Teapot: A Suite for Pouring Hot Water Across Rooms", 2),
        ("Fill your Cups: High-Resolution Pouring with Latent Water", 4),
        ("Hot Video: Factorizing Tea by Explicit Conditioning", 5),
    ]


def test_an_item_with_an_address_is_not_told_again_without_it() -> None:
    text = (
        "We used the Boiler-8B model for all of this, and it boiled without complaint for weeks in a cold hall.\n\n"
        "Figures from Boiler-8B, https://arxiv.org/abs/2304.15010\n"
    )
    assert [(item.title, item.url) for item in seed(text).items] == [("Boiler-8B", "https://arxiv.org/abs/2304.15010")]


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.txt", "Kettles\n\nWater boils. It always did.\n", "plain_text"),
        ("a.txt", "# Kettles\n\nSee [steam](https://steam.example/).\n", "markdown"),
        ("a.txt", "---\ntitle: Kettles\n---\nWater boils.\n", "markdown"),
        ("a.txt", "- one\n- two\n- three\n", "markdown"),
        ("a.md", "Kettles\n\nWater boils.\n", "markdown"),
        ("a.txt", '---\ntitle: Kettles\n---\nSteam<d-cite key="steam2023"></d-cite> rises.\n', "jekyll"),
    ],
)
def test_a_reader_is_chosen_by_what_stands_in_the_file(name: str, text: str, reader: str) -> None:
    assert seed(text, name).format == reader


def test_signs_of_less_and_special_tokens_are_words() -> None:
    source = seed("Kettles\n\nFor <100 B cups (2x <7B, instead of all <56B) say <|im_end|> and 😆, then stop.\n")
    assert "<100 B cups (2x <7B, instead of all <56B) say <|im_end|> and 😆" in source.body.nodes[0].plain()


def test_a_title_and_its_address_on_one_line_are_one_item() -> None:
    text = (
        "Four papers\nMy reading notes of the autumn, in no order that I could defend.\n\n"
        "1) Desks — how much fits\nOn the Width of Desks: A Study in Oak, https://arxiv.org/abs/2311.12022\n"
        "They measured four hundred of them, and most were too small for the papers on them.\n"
    )
    items = read(Raw(PurePosixPath("seeds/four.txt"), text.encode())).items
    assert [(item.title, item.url) for item in items] == [
        ("On the Width of Desks: A Study in Oak", "https://arxiv.org/abs/2311.12022")
    ]
