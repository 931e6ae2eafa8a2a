"""How findings are told."""

from tests.newsroom import Newsroom


def test_of_many_findings_alike_the_first_ones_are_told_and_the_rest_counted(newsroom: Newsroom) -> None:
    for day in range(10, 22):
        newsroom.write(f"issues/2023-05-{day}-post-{day}.md", "Words.\n")
    told = newsroom.run("review", "2023", "--dry-run").err.splitlines()
    lines = [line for line in told if "N703" in line]
    assert [line.partition(":")[0] for line in lines[:2]] == [
        "issues/2023-05-10-post-10.md",
        "issues/2023-05-11-post-11.md",
    ]
    assert lines[5:] == ["… and 7 more: N703 the issue has no description, so its one-liner is only a title"]
