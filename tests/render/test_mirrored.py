"""Mails of languages that are written from right to left."""

from __future__ import annotations

from dataclasses import replace

from newsletter.model.themes import DEFAULT
from newsletter.render.email import email_html, inline_sheet
from newsletter.render.mirrored import mirrored
from newsletter.render.stylesheet_lint import lint
from tests.render.mail_sample import FRAME, ISSUE, SHEET, TEXTS, THEME


def test_sides_are_exchanged_and_all_else_stays() -> None:
    sheet = "a { margin: 1px 2px 3px 4px !important; padding-left: 0 } b { text-align: right; left: 0; margin: 0 auto }"
    assert mirrored(sheet) == (
        "a { margin: 1px 4px 3px 2px !important; padding-right: 0 } b { text-align: left; left: 0; margin: 0 auto }"
    )
    assert mirrored(mirrored(SHEET)) == SHEET


def test_a_mail_runs_as_its_language_does() -> None:
    page = email_html(replace(ISSUE, language="he"), TEXTS, FRAME, THEME)
    assert 'dir="rtl"' in page
    assert "padding:0 24px 0 0" in page
    assert "padding:0 0 0 24px" not in page
    assert "border-left:4px" not in page
    assert "td.name { padding: 12px 18px 12px 8px !important }" in page
    assert "padding:0 0 0 24px" in email_html(ISSUE, TEXTS, FRAME, THEME)


def test_code_runs_from_left_to_right_in_every_language() -> None:
    sheet = inline_sheet(THEME, DEFAULT, "rtl")
    assert "td.body pre { direction: ltr; text-align: left }" in sheet
    assert lint(sheet) == ()
