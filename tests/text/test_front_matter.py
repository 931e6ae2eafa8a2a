"""Heads of files: read, and changed by one key."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.text.front_matter import Fault, edit, read, spell, split
from tests.pairs import Pair, read_pairs

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "front_matter.txt")


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_head_is_read_and_its_faults_are_told(pair: Pair) -> None:
    head = read(pair.input)
    told = [f"{at.line}:{at.column} {at.message} | {at.hint}" for at in head.faults]
    values, *faults = pair.expected.split("\n")
    assert head.values == json.loads(values)
    assert told == faults


@pytest.mark.parametrize(
    ("text", "style", "head", "body", "body_line"),
    [
        ("---\ntitle: x\n---\nHello", "yaml", "title: x\n", "Hello", 4),
        ("---  \r\ntitle: x\r\n... \r\n\r\nHello", "yaml", "title: x\r\n", "\r\nHello", 4),
        ("\ufeff+++\na = 1\n+++\nHello", "toml", "a = 1\n", "Hello", 4),
        ("---\ntitle: x\n---\n---\nbody", "yaml", "title: x\n", "---\nbody", 4),
        ("---\n---\nHello", "yaml", "", "Hello", 3),
        ("---\ntitle: x\n---", "yaml", "title: x\n", "", 3),
        ("Title: x\nTags: a,\n  b\n\nHello", "pelican", "Title: x\nTags: a,\n  b\n", "Hello", 5),
        ("Summary: of the week.", "none", "", "Summary: of the week.", 1),
        ("---\n\nHello\n\n---", "none", "", "---\n\nHello\n\n---", 1),
        (
            "---\nA rule and prose.\n\nMore.\n\n---\n",
            "none",
            "",
            "---\nA rule and prose.\n\nMore.\n\n---\n",
            1,
        ),
        ("\ufeffHello", "none", "", "Hello", 1),
        (" ---\ntitle: x\n---\n", "none", "", " ---\ntitle: x\n---\n", 1),
        ("", "none", "", "", 1),
        ("---", "none", "", "---", 1),
    ],
)
def test_a_text_is_cut_between_head_and_body(text: str, style: str, head: str, body: str, body_line: int) -> None:
    cut = split(text)
    assert (cut.style, cut.head, cut.body, cut.body_line) == (style, head, body, body_line)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "---",
                "+++",
                "...",
                "",
                "title: x",
                "Title: x",
                "a = 1",
                "a: [",
                "- b",
                "  c: d",
                "# e",
                "\ufeff",
                "[t]",
            ),
            *(
                "t: 'x",
                "t: |",
                "\x01",
                "{a: b}",
                "a: *b",
                "\tx: y",
                "é: ü",
                "a: \u2028",
                "? x",
                "%",
                "title: y: z",
            ),
        ]
    ),
    max_size=9,
).flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines)))


@given(PIECES | st.text())
def test_no_head_is_too_strange(text: str) -> None:
    cut = split(text)
    assert cut.head in text
    assert text.endswith(cut.body)
    head = read(text)
    lines = text.count("\n") + 1
    assert all(1 <= fault.line <= lines and fault.column >= 1 for fault in head.faults)
    assert set(head.lines) <= set(head.values)
    assert head.body == cut.body


@given(PIECES | st.text())
@example("title: x\n---")
def test_an_edit_keeps_every_line_but_its_own(text: str) -> None:
    before = read(text)
    try:
        changed = edit(text, "zz", '"1"')
        back = edit(changed, "zz", None)
    except ValueError:
        assert before.values or "{" in text
        return
    assert read(changed).body.endswith(before.body)
    if split(text).style != "none":
        line = next(line for line in changed.split("\n") if line.startswith("zz"))
        as_it_was = (text, text + "\n", text + "\r\n")  # a last line may have got its end
        assert changed.replace(line + "\n", "", 1) in as_it_was
        assert back in as_it_was


YAML = """---
title: x   # why

# about the state
status: draft # for now
tags:
- a
- b

description: >
  one

  # two
# the end
---
status: body
"""


@pytest.mark.parametrize(
    ("key", "value", "after", "old", "new"),
    [
        ("status", "published", None, "status: draft # for now", "status: published # for now"),
        ("tags", "[c]", None, "tags:\n- a\n- b\n", "tags: [c]\n"),
        ("description", "one", None, "description: >\n  one\n\n  # two\n", "description: one\n"),
        ("description", None, None, "description: >\n  one\n\n  # two\n", ""),
        ("number", "12", "status", "# for now\n", "# for now\nnumber: 12\n"),
        ("number", "12", None, "  # two\n", "  # two\nnumber: 12\n"),
        ("nothing", None, None, "", ""),
    ],
)
def test_one_yaml_key_is_changed(key: str, value: str | None, after: str | None, old: str, new: str) -> None:
    expected = YAML.replace(old, new, 1) if old else YAML
    assert edit(YAML, key, value, after=after) == expected
    crlf = "\ufeff" + YAML.replace("\n", "\r\n")
    assert edit(crlf, key, value, after=after) == "\ufeff" + expected.replace("\n", "\r\n")


TOML = '+++\ntitle = "a # b" # c\ntags = [\n  "x",\n]\n\n[params]\ntitle = 1\n+++\nbody'


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("title", '"z"', '"a # b"', '"z"'),
        ("tags", "[]", 'tags = [\n  "x",\n]', "tags = []"),
        ("date", "2024-01-03", "]\n\n[params]", "]\ndate = 2024-01-03\n\n[params]"),
        ("tags", None, 'tags = [\n  "x",\n]\n', ""),
    ],
)
def test_one_toml_key_is_changed(key: str, value: str | None, old: str, new: str) -> None:
    assert edit(TOML, key, value) == TOML.replace(old, new, 1)


def test_one_pelican_key_is_changed() -> None:
    text = "Title: x\nTags: a\n  b\n\nbody"
    assert edit(text, "Title", "y") == "Title: y\nTags: a\n  b\n\nbody"
    assert edit(text, "Tags", "c") == "Title: x\nTags: c\n\nbody"
    assert edit(text, "Date", "2024-01-03", after="Title") == "Title: x\nDate: 2024-01-03\nTags: a\n  b\n\nbody"


def test_one_key_of_other_heads_is_changed() -> None:
    assert edit('{\n  "number": 1\n}\nHello', "number", "2") == '{\n  "number": 2\n}\nHello'
    assert edit('"number": 1\n;;;\nHello', "number", "2") == '"number": 2\n;;;\nHello'
    assert edit("title: x\nnumber: 1\n---\nHello", "number", "2") == "title: x\nnumber: 2\n---\nHello"
    assert edit("<!--\n.. title: x\n-->\nHello", "number", "2") == "<!--\n.. title: x\n.. number: 2\n-->\nHello"
    assert edit("\n---\nnumber: 1\n---\n", "number", "2") == "\n---\nnumber: 2\n---\n"


def test_keys_in_link_references_are_changed_and_the_text_keeps_all_of_its_references() -> None:
    text = '[date]: / "2014-08-14"\n[//]: # (number: 1)\n[l1]: https://a.example/\n# x'
    assert read(text).body == text
    assert edit(text, "date", "2014-08-15") == text.replace('14"', '15"')
    assert edit(text, "number", "2") == text.replace(": 1)", ": 2)")
    assert edit(text, "id", '"tag:a"') == text.replace("[l1]", '[id]: / "tag:a"\n[l1]')
    assert edit(text, "date", None) == text.split("\n", 1)[1]


def test_a_text_without_a_head_gets_one() -> None:
    assert edit("Hello", "title", "x") == "---\ntitle: x\n---\n\nHello"
    assert edit("\ufeffHello\r\n", "title", "x") == "\ufeff---\r\ntitle: x\r\n---\r\n\r\nHello\r\n"
    assert edit("Hello", "title", None) == "Hello"


def test_a_broken_head_can_be_edited() -> None:
    text = "---\ntitle: Why: because\nstatus: draft\n---\n"
    assert edit(text, "status", "published") == text.replace("draft", "published")
    assert read(edit(text, "title", '"Why: because"')).faults == ()


def test_an_empty_value_is_filled() -> None:
    assert edit("---\ndate:\ntitle: x\n---\n", "date", "2024-01-03") == "---\ndate: 2024-01-03\ntitle: x\n---\n"


def test_a_head_in_braces_gets_no_new_key() -> None:
    assert edit("---\n{title: x}\n---\n", "title", "y") == "---\n{title: y}\n---\n"
    with pytest.raises(ValueError, match="braces"):
        edit("---\n{title: x}\n---\n", "date", "2024-01-03")


def test_lines_are_those_of_the_file() -> None:
    head = read("---\n# a\ntitle: x\ntoc:\n  - name: y\n\ndate: 2024-01-03\n---\n\nHello")
    assert head.lines == {"title": 3, "toc": 4, "date": 7}
    assert head.body_line == 9
    assert read("+++\na = 1\n[params]\nb = 2\n+++\n").lines == {"a": 2, "params": 3}


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("a: &a {b: 1}\n" + "c: {<<: *a}\n" * 20000, "the head is longer than 64 KB"),
        ("a: " + "{a: " * 3000 + "\n", "nested deeper than 32"),
        ("a: " + "[" * 3000 + "]" * 3000 + "\n", "nested deeper than 32"),
        ("".join(f"{' ' * n}a:\n" for n in range(200)), "nested deeper than 32"),
    ],
)
def test_a_hostile_head_is_refused(head: str, message: str) -> None:
    found = read(f"---\n{head}---\nHello")
    assert [fault.message for fault in found.faults] == [message]
    assert found.body == "Hello"


@pytest.mark.parametrize("value", ["[" * 3000 + "]" * 3000, "{a = " * 100 + "1" + "}" * 100])
def test_a_hostile_toml_head_is_refused(value: str) -> None:
    found = read(f"+++\nb = 1\na = {value}\n+++\n")
    assert [fault.message for fault in found.faults] == ["nested deeper than 32"]
    assert found.values == {"b": 1}


def test_a_nested_key_that_stands_twice_is_told_in_lines_of_the_file() -> None:
    head = read("---\ntitle: a: b\nauthor:\n  name: x\n  name: y\n---\n")
    assert head.faults[1] == Fault(5, 3, "the key 'name' stands twice, in lines 4 and 5", "keep one of them", 4)


@given(st.text())
def test_a_spelled_string_is_read_back(value: str) -> None:
    text = f"---\nkey: {spell(value)}\n---\n"
    head = read(text)
    found = head.values["key"]
    assert isinstance(found, str)
    if not head.faults:
        assert found == value
    inside = read(f"---\nkey: [a, {spell(value, inside=True)}]\n---\n").values["key"]
    assert isinstance(inside, list)
    assert inside[1:] == [found]


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ("Ada Example", "Ada Example"),
        ("NeurIPS, Mixtral and more.", "NeurIPS, Mixtral and more."),
        ("2024-01-03", "2024-01-03"),
        ("tag:example.org,2024:x", "tag:example.org,2024:x"),
        ("Why: because", '"Why: because"'),
        ("a #b", '"a #b"'),
        ("no", '"no"'),
        ("1.10", '"1.10"'),
        ("12:30", '"12:30"'),
        ("", '""'),
        ('say "x"\n', '"say \\"x\\"\\n"'),
    ],
)
def test_a_string_is_spelled_plain_where_that_is_safe(value: str, spelled: str) -> None:
    assert spell(value) == spelled


def test_other_heads_have_other_quotes() -> None:
    assert spell("x", "toml") == '"x"'
    assert spell("Why: because\n", "pelican") == "Why: because"
    assert spell("a, b", inside=True) == '"a, b"'


def test_a_key_below_letters_in_two_halves_is_edited_in_its_place() -> None:
    head = '---\ntitle: "\\ud83d\\ude00"\ntopics: [a, b]\ndate: 2026-01-02\n---\nx\n'
    assert edit(head, "topics", "[c]") == head.replace("[a, b]", "[c]")
