"""What our sandbox decides by itself, held to Jinja's own."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from newsletter.model.issue import Link
from newsletter.render.sandbox import Sandbox


class _Name(str):
    """A text of a kind of its own."""


class _Ready:
    """A value that knows its HTML."""

    def __html__(self) -> str:
        return "<b>ready</b>"


_TEXTS = st.text() | st.text(alphabet="&<>'\"a ")


@given(_TEXTS | _TEXTS.map(Markup) | _TEXTS.map(_Name) | st.integers() | st.none() | st.just(_Ready()))
def test_what_is_shown_is_what_markupsafe_escapes(value: object) -> None:
    assert Sandbox.shown(value) == escape(value)


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}{{ markup }}{{ number }}{{ none }}{{ link.title }}{{ '<' }}{{ text ~ markup }}",
        "{% macro m(a, b=0) %}<{{ a }}{{ b }}{{ varargs }}{% endmacro %}{{ m(text) }}{{ m(1, b=2) }}{{ m(1, 2, 3) }}",
        "{% macro m() %}<i>{{ caller(text) }}</i>{% endmacro %}{% call(a) m() %}{{ a }}<{% endcall %}",
        "{% set x %}<b>{{ text }}{% endset %}{{ x }}{{ x|upper }}{{ x ~ text }}",
        "{% filter upper %}<b>{{ text }}{% endfilter %}{{ text|safe }}{{ text|e }}{{ text|e|e }}{{ text|title }}",
        "{% autoescape false %}{{ text }}{% macro m(a) %}{{ a }}{% endmacro %}{{ m(text) }}{% endautoescape %}",
        "{% autoescape number %}{{ text }}{% endautoescape %}{% autoescape not number %}{{ text }}{% endautoescape %}",
        "{% for a in [text, markup] %}{{ loop.index }}{{ a }}{{ up(a) }}{{ loop.last }}{% endfor %}{{ up(text) }}",
        "{% extends 'base' %}{% block b %}<{{ text }}{{ super() }}{{ self.c() }}{% endblock %}",
        "{% import 'parts' as parts %}{{ parts.bold(text) }}{{ parts.bold(parts.bold(text)) }}{{ parts.bold(a=text) }}",
    ],
)
def test_templates_show_the_same_as_with_jinjas_sandbox(template: str) -> None:
    sources = {
        "page": template,
        "base": "{% block b %}{{ text }}{% endblock %}{% block c %}<{{ markup }}{% endblock %}",
        "parts": "{% macro bold(a) %}<b>{{ a }}</b>{% endmacro %}",
    }
    values = {"text": "a < b & 'c' \"d\"", "markup": Markup("<p>"), "number": 7, "none": None}
    values |= {"link": Link("<", "b"), "up": partial(lambda a, b: b + a, "<")}
    ours, theirs = (
        kind(loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined).get_template("page").render(values)
        for kind in (Sandbox, ImmutableSandboxedEnvironment)
    )
    assert ours == theirs
    assert type(ours) is str


@pytest.mark.parametrize(
    "template", ["{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "{{ [].__class__() }}", "{{ gone }}"]
)
def test_what_jinja_refuses_is_refused(template: str) -> None:
    refused = []
    for kind in (Sandbox, ImmutableSandboxedEnvironment):
        with pytest.raises((TypeError, TemplateRuntimeError)) as caught:
            kind(autoescape=True, undefined=StrictUndefined).from_string(template).render()
        refused.append((caught.type, str(caught.value)))
    assert refused[0] == refused[1]
