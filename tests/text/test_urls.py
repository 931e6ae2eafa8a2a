"""Addresses and the one spelling of each."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.text.addresses import read_address
from newsletter.text.sites import ALIASES, SITES
from newsletter.text.urls import canonical, host, is_web, kind_of, malformed, tracking, untracked, whole, work
from tests.pairs import Pair, read_pairs

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "urls.txt")
PLACES = [name.replace("*", "a") for site in SITES for name in site.hosts.split()] + sorted(ALIASES)
PARTS = st.sampled_from(
    [
        *(
            "a",
            "B-c",
            "..",
            ".",
            "",
            "amp",
            "x.amp.html",
            "pdf",
            "abs",
            "2312.00752v2",
            "cs.CL/0112017",
            "doi",
        ),
        *(
            "10.1145/1.2",
            "tree",
            "main",
            "blob",
            "README.md",
            "watch",
            "forum",
            "p",
            "%7e",
            "%",
            "%zz",
            "%%341",
            "é",
        ),
        *(
            "status",
            "1234567",
            "comments",
            "item",
            "datasets",
            "content",
            "papers",
            "user.git",
            "s",
            "url",
            " ",
            "(x)",
        ),
    ]
)
QUERIES = st.sampled_from(
    [
        "",
        "?",
        "?id=A_b&noteId=c",
        "?v=abcdef1",
        "?utm_source=x",
        "?b=1&a=%41&b=0",
        "?q=https://m.b.c/amp",
        "?z=https://a.b/c",
        "?url=https://&q=http://b.c",
    ]
)
ADDRESSES = st.builds(
    lambda scheme, door, place, parts, query, end: f"{scheme}://{door}{place}/{'/'.join(parts)}{query}{end}",
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["", "www.", "m.", "amp.", "mobile.", "u:p@", "www.m.", "en.m."]),
    st.sampled_from(
        [
            *PLACES,
            "example.org",
            "google.com",
            "t.umblr.com",
            "a.safelinks.protection.outlook.com",
            "wikipedia.org",
            "example.org:80",
            "Bücher.example",
            "x.cdn.ampproject.org",
        ]
    ),
    st.lists(PARTS, max_size=6),
    QUERIES,
    st.sampled_from(["", "#a", "#!/b"]),
)


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_an_address_has_one_spelling_and_one_work(pair: Pair) -> None:
    one, _, behind = pair.expected.partition("\n\n")
    assert canonical(pair.input) == one
    assert work(pair.input) == (behind or one)


@given(ADDRESSES)
def test_the_one_spelling_is_its_own(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert canonical(work(url)) == work(url)
    assert work(work(url)) == work(url)


@given(ADDRESSES)
@example("https://github.com/state-spaces/mamba/issues")
@example("https://openreview.net/forum?id=AbC&noteId=d")
def test_the_work_of_a_canonical_address_is_told_sooner(url: str) -> None:
    assert whole(canonical(url)) == work(canonical(url))


@given(ADDRESSES)
@example("https://example.org/a/index.html")
@example("https://example.org/index.html/index.html")
@example("https://en.m.wikipedia.org/wiki/A")
@example("https://google.com/amp/s/example.org/a")
@example("https://a-b.cdn.ampproject.org/c/s/example.org/a")
@example("https://arxiv.org/abs/2312.00752")
@example("https://example.org/a/doi/10.1145/1.2")
@example("https://example.org/a/sample.amp")
@example("https://github.com/state-spaces/mamba")
@example("https://github.com/topics/mamba")
@example("https://huggingface.co/papers/2312.00752")
@example("https://huggingface.co/state-spaces/Mamba-2.8b")
@example("https://hf.co/state-spaces/mamba")
def test_the_short_way_through_a_plain_address_ends_where_the_long_way_does(url: str) -> None:
    bare = url.partition("#")[0].strip()
    assert read_address(bare) == read_address(f"{bare}#")
    assert canonical(bare) == canonical(f"{bare}#")


@given(st.text() | st.text().map("https://".__add__) | st.text().map("https://example.org/".__add__))
def test_no_address_is_too_strange(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert isinstance(malformed(url), str)
    assert untracked(untracked(url)) == untracked(url)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://arxiv.org/abs/2312.00752", "paper"),
        ("https://www.nature.com/articles/s41586-021-03819-2.pdf", "paper"),
        (
            "https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
            "paper",
        ),
        ("https://huggingface.co/mistralai/Mixtral-8x7B-v0.1", "model"),
        ("https://huggingface.co/datasets/squad", "dataset"),
        ("https://huggingface.co/spaces/a/b", "code"),
        ("https://huggingface.co/blog/moe", "post"),
        ("https://github.com/state-spaces/mamba/issues/1", "code"),
        ("https://vimeo.com/12345", "video"),
        ("https://example.substack.com/p/a-post", "post"),
        ("https://huggingface.co/docs/transformers", "page"),
        ("https://example.org/", "page"),
        ("mailto:ada@example.org", "page"),
    ],
)
def test_an_address_tells_what_it_leads_to(url: str, kind: str) -> None:
    assert kind_of(url) == kind


def test_hosts() -> None:
    assert host("https://www.Example.org:8080/a") == "example.org:8080"
    assert host("images/a.png") == ""
    assert is_web("HTTP://example.org")
    assert not any(map(is_web, ("https://", "mailto:a@b.c", "//example.org", "example.org", "", "#x", "https://a b/")))


def test_tracking_parameters_are_named_as_written() -> None:
    url = "https://example.org/a?id=1&UTM_Source=feed&amp;fbclid=x&ref=main#utm_x"
    assert tracking(url) == ("UTM_Source", "fbclid")
    assert tracking("images/a.png?utm_source=x") == ()


@pytest.mark.parametrize(
    ("url", "without"),
    [
        ("https://Example.org/A%7e/?utm_source=x", "https://Example.org/A%7e/"),
        ("https://example.org/?utm_source=x&b=2&a=1#utm_c", "https://example.org/?b=2&a=1#utm_c"),
        ("https://example.org/?b=2&amp;utm_source=x&amp;a=1", "https://example.org/?b=2&amp;a=1"),
        ("https://x.com/a/status/1?s=20", "https://x.com/a/status/1"),
        ("https://example.org/?s=20&&x", "https://example.org/?s=20&&x"),
        (
            "https://github.com/a/b/blob/main/x?ref=example.com",
            "https://github.com/a/b/blob/main/x?ref=example.com",
        ),
    ],
)
def test_only_tracking_parameters_fall_away(url: str, without: str) -> None:
    assert untracked(url) == without


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "is empty"),
        ("https://example.org/a b", "has a blank inside"),
        ("https://example.org/a ", "has a blank at its edge"),
        ("https://", "has no host"),
        ("https:///a", "has no host"),
        ("http//example.org", "has no colon after its scheme"),
        ("https:https://example.org", "has two schemes"),
        ("http://https://example.org", "has two schemes"),
        ("htps://example.org", "has a misspelled scheme"),
        ("https:/example.org", "needs two slashes after its scheme"),
        ("www.example.org/a", "has no scheme"),
        ("https://example.org:http/a", "has a port that is no number"),
        ("https://example..org", "has a host that cannot be"),
        ("https://example.org/a,", "ends with a punctuation mark"),
        ("https://example.org/a.", "ends with a punctuation mark"),
        ("https://example.org/a)", "ends with a bracket that it did not open"),
        ("https://en.wikipedia.org/wiki/Mamba_(model", "has a bracket that is not closed"),
        ("https://example.org/a-long-na…", "is cut short"),
        ("JavaScript:alert(1)", "is a script"),
        ("https://example.org/\x07", "holds the control character U+0007"),
    ],
)
def test_what_is_wrong_with_an_address(url: str, why: str) -> None:
    assert malformed(url) == why


@pytest.mark.parametrize(
    "url",
    [
        *("https://en.wikipedia.org/wiki/Mamba_(model)", "mailto:ada@example.org", "#models", "images/a.png"),
        *(
            "https://ada:pw@example.org:8080/a?b=c:d",
            "https://[::1]/",
            "http://localhost",
            "{{ site.url }}/a b",
        ),
        *(
            "https://münchen.example/",
            "//example.org/a",
            "/a",
            "https://example.org?x=1",
            "https://web.archive.org/web/2023/https://example.org/",
        ),
    ],
)
def test_what_is_right_with_an_address(url: str) -> None:
    assert malformed(url) == ""


PIECES = "http:// https:// HTTP:// google. ampproject. www. m. example .org :80 / ? # @ \\ é % a _ - . url?q=".split()


@given(st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=9).map("".join))
def test_the_quick_look_at_an_address_agrees_with_the_long_one(url: str) -> None:
    assert is_web(url) == (url.lstrip()[:4].lower() == "http" and bool(host(url)))
