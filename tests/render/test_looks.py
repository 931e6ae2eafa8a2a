"""Themes: three that can be read by day and by night, and colours of one's own that change web and email together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from newsletter.edge.settings_table import settings_of
from newsletter.model.look import Look, faint
from newsletter.model.publication import Frame, Settings
from newsletter.model.themes import THEMES
from newsletter.render.email import email_html, inline_sheet
from newsletter.render.site import RENDERER as SITE
from newsletter.render.stylesheet_lint import lint
from newsletter.render.theme import rendered
from newsletter.text.contrast import READABLE, contrast, readable
from tests.newsroom import Newsroom
from tests.render.mail_sample import ISSUE, SETTINGS, TEXTS, THEME
from tests.render.makers import a_theme, publication_files

OWN = """
[theme]
name = "signal"
width = 640
headings = 'Didot, "Bodoni MT", serif'
light = { accent = "#7A1FA2", paper = "#fff" }
dark.accent = "#dba6f2"
logo = { file = "/assets/logo.png", width = 160, height = 40 }
"""


def settings(toml: str) -> Settings:
    made, wrong = settings_of({"title": "T", "base_url": "https://t.example", **tomllib.loads(toml)})
    assert wrong == []
    return made


def refused(toml: str) -> str:
    (wrong,) = settings_of(tomllib.loads(toml))[1]
    return wrong.message


@pytest.mark.parametrize("look", THEMES.values(), ids=list(THEMES))
def test_our_themes_can_be_read_by_day_and_by_night(look: Look) -> None:
    assert list(faint(look)) == []


@pytest.mark.parametrize("look", THEMES.values(), ids=list(THEMES))
def test_the_sheet_of_every_theme_can_be_inlined_and_its_head_is_small(look: Look) -> None:
    assert lint(inline_sheet(THEME, look)) == ()
    head = rendered(THEME, "email/head.css", look=look)
    assert len(head) <= 7_000
    assert not re.search(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*@", head)


def test_a_pair_that_cannot_be_read_is_found_with_one_that_can() -> None:
    look = replace(THEMES["paper"], light=replace(THEMES["paper"].light, quiet="#c9c2b8"))
    pairs = list(faint(look))
    assert {(pair.scheme, pair.colour, pair.ground) for pair in pairs} == {
        ("light", "quiet", ground) for ground in ("paper", "ground", "tint")
    }
    assert all(contrast(pair.instead, getattr(look.light, pair.ground)) >= READABLE for pair in pairs)


@pytest.mark.parametrize("ground", ["#ffffff", "#000000", "#808080", "#1e2128"])
def test_some_colour_can_be_read_on_every_ground(ground: str) -> None:
    assert contrast(readable("#7f7f7f", ground), ground) >= READABLE


def test_own_colours_and_fonts_replace_a_part_of_a_theme() -> None:
    look = settings(OWN).theme
    assert (look.name, look.width, look.light.accent, look.light.paper) == ("signal", 640, "#7a1fa2", "#ffffff")
    assert look.light.ink == THEMES["signal"].light.ink
    assert look.headings == "Didot, 'Bodoni MT', serif"
    assert look.logo is not None
    assert look.logo.file == "assets/logo.png"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('theme = "papr"', "there are paper, signal, workshop; did you mean 'paper'?"),
        ('[theme]\nlight = { akcent = "#000000" }', "unknown key 'akcent'; did you mean 'accent'?"),
        ('[theme]\ndark = { accent = "red" }', "dark.accent: a colour such as #1a2b3c is wanted, not 'red'"),
        ('[theme]\ntext = "Charter"', "the last family must be one of serif"),
        ('[theme]\ntext = "a; } body { serif"', "font families such as"),
        ("[theme]\nwidth = 10", "from 320 to 800"),
        ('[theme]\nlogo = { file = "assets/a.png" }', "a mail needs both sizes"),
        ('[theme]\nlogo = { file = "assets/../../a.png", width = 1, height = 1 }', "below assets/"),
        ('[email]\nprovider = "mailchip"', "did you mean 'mailchimp'?"),
        ("[email]\nsplit = 1", "true or false is wanted"),
        ("[email]\nsplitt = true", "did you mean 'split'?"),
    ],
)
def test_what_a_theme_cannot_be_is_told(toml: str, message: str) -> None:
    assert message in refused(toml)


def test_a_theme_changes_web_and_email_together() -> None:
    own = settings(OWN)
    mail = email_html(ISSUE, TEXTS, Frame(replace(SETTINGS, theme=own.theme)), THEME)
    css = publication_files([SITE], settings=own)["assets/style.css"]
    for colour in ("#7a1fa2", "#dba6f2"):
        assert colour in mail
        assert f"--accent: {colour};" in css
    assert "font-family:Didot, Bodoni MT, serif" in mail
    assert "--display: Didot, 'Bodoni MT', serif;" in css
    assert "max-width:640px" in mail
    assert 'width="640" align="center"' in mail
    paper = THEMES["paper"]
    assert paper.light.accent not in mail + css
    assert paper.dark.accent not in mail + css


def test_a_logo_stands_in_place_of_the_name_with_words_and_sizes() -> None:
    own = settings(OWN)
    mail = email_html(ISSUE, TEXTS, Frame(replace(SETTINGS, theme=own.theme)), THEME)
    assert '<img src="https://gradient.example.org/assets/logo.png" alt="The Weekly Gradient" width="160"' in mail
    page = rendered(a_theme(), "web/parts.html")
    assert page.strip() == ""


def test_a_logo_is_copied_and_a_lost_one_is_told(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", 'title = "T"\nbase_url = "https://t.example"\n' + OWN)
    newsroom.write("issues/2024-01-03-one.md", "---\ntitle: One\n---\n\nWords.\n")
    told = newsroom.run("build")
    assert "newsletter.toml:10:1: W107 theme.logo: there is no file assets/logo.png" in told.err
    newsroom.write("assets/logo.png", "not really a picture")
    assert "W107" not in newsroom.run("build").err
    assert newsroom.read("dist/assets/logo.png") == "not really a picture"
    assert '<img src="../../assets/logo.png" alt="T" width="160" height="40">' in newsroom.read(
        "dist/issues/one/index.html"
    )


def test_colours_that_cannot_be_read_are_a_warning_with_a_place(newsroom: Newsroom) -> None:
    newsroom.write(
        "newsletter.toml",
        'title = "T"\nbase_url = "https://t.example"\n[theme.light]\nquiet = "#cccccc"\n',
    )
    newsroom.write("issues/2024-01-03-one.md", "---\ntitle: One\n---\n\nWords.\n")
    told = newsroom.run("check")
    assert "newsletter.toml:4:1: W106 theme.light: quiet on paper has a contrast of 1.5" in told.out
    assert 'quiet = "#6' in told.out


@pytest.mark.parametrize("name", THEMES)
def test_init_offers_three_themes_and_each_builds(newsroom: Newsroom, name: str) -> None:
    folder = Path("letter")
    assert newsroom.run("init", str(folder), "--theme", name).code == 0
    assert f'name = "{name}"' in newsroom.read("letter/newsletter.toml")
    assert tomllib.loads(newsroom.read("letter/newsletter.toml"))["theme"] == {"name": name}
