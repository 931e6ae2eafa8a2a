"""The comparison with the CommonMark specification itself, on a specification of our own that is very short."""

from pathlib import Path

import pytest

from tests.commonmark import main

FENCE = "`" * 32
HEADING = f"{FENCE} example\n# A *b*\n.\n<h1>A <em>b</em></h1>\n{FENCE}\n\n"
RIGHT = f"{HEADING}{FENCE} example\na\\\nb\n.\n<p>a<br />\nb</p>\n{FENCE}\n"


def test_examples_that_are_equal_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "spec.txt"
    spec.write_text(RIGHT, "utf-8")
    assert main(str(spec)) == 0
    assert capsys.readouterr().out == "2 of 2 examples are equal\n"


@pytest.mark.parametrize("html", ["<p>a</p>", "<p>a&nbsp;</p>", '<p><a href="https://a.example">a</a></p>'])
def test_an_example_that_differs_is_told(html: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "spec.txt"
    spec.write_text(f"{RIGHT}{FENCE} example\n*a*\n.\n{html}\n{FENCE}\n", "utf-8")
    assert main(str(spec)) == 1
    assert capsys.readouterr().out.startswith("3\n  in   '*a*\\n'")


def test_a_file_without_examples_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "spec.txt").write_text("no examples", "utf-8")
    assert main(str(tmp_path / "spec.txt")) == 1
