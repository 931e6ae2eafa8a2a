"""What reading a text finds wrong with it, and on which line of the file."""

from newsletter.document import parse_markdown, to_html


def found(text: str) -> list[str]:
    problems = parse_markdown(text, first_line=10).problems
    return [f"{problem.line} {problem.code} {problem.message}" for problem in problems]


def test_a_footnote_that_is_missing_is_told_where_its_mark_stands() -> None:
    assert found("Words.\n\nMore[^a] and again[^a].\n") == ["12 W302 footnote [^a] is not defined"]


def test_brackets_around_words_are_no_footnote() -> None:
    assert found("Good [^if you can bear it].\n") == []


def test_what_was_left_out_often_is_told_once() -> None:
    text = "<script>a()</script>\n\nWords.\n\n<script>b()</script>\n"
    assert found(text) == ["10 W304 <script> cannot be published and was left out, 2 times in all"]


def test_the_script_of_an_embedded_post_is_no_loss() -> None:
    post = '<blockquote><p>Words</p><a href="https://social.example/1">a day</a></blockquote>\n'
    script = '<script async src="https://social.example/widgets.js"></script>\n'
    assert found(post + script) == []
    assert 'href="https://social.example/1"' in to_html(parse_markdown(post + script))


def test_a_link_without_words_is_kept() -> None:
    text = '<p>Words <a href="https://social.example/1"> </a></p>\n'
    assert [link.string("url") for link in parse_markdown(text).links()] == ["https://social.example/1"]


def test_types_in_angle_brackets_are_words() -> None:
    text = "From Just<Derived> to Just<Base>, by an <input> element.\n"
    assert found(text) == []
    assert "Just&lt;Base&gt;, by an &lt;input&gt; element" in to_html(parse_markdown(text))


def test_a_formula_that_cannot_be_set_says_what_it_lacks_or_that_it_is_a_drawing() -> None:
    said = "10 W315 the formula cannot be set: "
    assert found("A $\\frac{1}$ half.\n") == [said + "it lacks a part: 2 are wanted, 1 given"]
    drawing = "$$\\begin{tikzpicture}[scale=2]\\draw (0,0);\\end{tikzpicture}$$\n"
    assert found(drawing) == [said + "\\begin{tikzpicture} draws a picture"]
