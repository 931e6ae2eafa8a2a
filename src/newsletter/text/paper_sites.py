"""Where papers are: archives, conferences and publishers, and how each writes the address of one."""

from __future__ import annotations

from newsletter.text.site import REST, Site

_ARXIV = (
    r"(?i:arxiv:|arxiv\.)?(?:([0-9]{4}\.[0-9]{4,5})|([a-z][a-z-]+)(?:\.[A-Za-z]{2})?/([0-9]{7}))"
    r"(?i:v[0-9]+)?(?i:\.pdf|\.ps)?"
)
_ARXIV_URL = "https://arxiv.org/abs/{1}{2}{2:/}{3}"
_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^?]+"
_DOI_SEGMENT = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^?/]+?"
_DOI_URL = "https://doi.org/{1:lower}"

PAPER_SITES = (
    Site("doi.org", r"/10\.48550/(?i:arxiv)\." + _ARXIV + r"(?:\?.*)?", _ARXIV_URL, "paper"),
    Site(
        "doi.org",
        r"/10\.18653/(?i:v1)/([a-zA-Z])([0-9]{2}-[0-9]{4,5})" + REST,
        "https://aclanthology.org/{1:upper}{2}",
        "paper",
    ),
    Site(
        "doi.org",
        r"/10\.18653/(?i:v1)/([0-9]{4}\.[\w.-]+)" + REST,
        "https://aclanthology.org/{1:lower}",
        "paper",
    ),
    Site("doi.org", r"/(?i:doi:)?(" + _DOI + r")(?:\?.*)?", _DOI_URL, "paper"),
    Site("arxiv.org", r"/(?:abs|pdf|html|ps|format|e-print|src|tex)/" + _ARXIV + REST, _ARXIV_URL, "paper"),
    Site("ar5iv.org ar5iv.labs.arxiv.org", r"/(?:(?:abs|html|papers)/)?" + _ARXIV + REST, _ARXIV_URL, "paper"),
    Site("alphaxiv.org", r"/(?:abs|pdf|overview|html|resources)/" + _ARXIV + REST, _ARXIV_URL, "paper"),
    Site("arxiv-vanity.com emergentmind.com", r"/papers/" + _ARXIV + REST, _ARXIV_URL, "paper"),
    Site("scirate.com semanticscholar.org", r"/(?i:arxiv)[/:]" + _ARXIV + REST, _ARXIV_URL, "paper"),
    Site("huggingface.co", r"/papers/" + _ARXIV + REST, _ARXIV_URL, "paper"),
    Site(
        "openreview.net",
        r"/forum\?id=([^&]+)&noteId=([^&]+).*",
        "https://openreview.net/forum?id={1}&noteId={2}",
        "paper",
        "https://openreview.net/forum?id={1}",
    ),
    Site(
        "openreview.net",
        r"/(?:forum|pdf|attachment|revisions|references/pdf|notes/edits/attachment)\?(?:.*&)?id=([^&]+).*",
        "https://openreview.net/forum?id={1}",
        "paper",
    ),
    Site(
        "aclanthology.org",
        r"/(?:anthology/)?(?:[A-Z]/[A-Z][0-9]{2}/)?([A-Za-z])([0-9]{2}-[0-9]{4,5})(?:v[0-9]+)?(?:\.pdf|\.bib)?" + REST,
        "https://aclanthology.org/{1:upper}{2}",
        "paper",
    ),
    Site(
        "aclanthology.org",
        r"/(?:anthology/)?([0-9]{4}\.[\w-]+\.[0-9]+)(?:v[0-9]+)?(?:\.pdf|\.bib)?" + REST,
        "https://aclanthology.org/{1:lower}",
        "paper",
    ),
    Site(
        "proceedings.neurips.cc",
        r"/(?:paper_files/)?paper/([0-9]{4})/(?:hash|file)/([0-9a-f]{32})-[A-Za-z]+(-[\w-]+)?\.\w+",
        "https://proceedings.neurips.cc/paper_files/paper/{1}/hash/{2}-Abstract{3}.html",
        "paper",
    ),
    Site(
        "proceedings.mlr.press",
        r"/(v[0-9]+)/([\w-]+)(?:\.html|/\2\.pdf)" + REST,
        "https://proceedings.mlr.press/{1}/{2}.html",
        "paper",
    ),
    Site(
        "openaccess.thecvf.com",
        r"/(content/?\w+)/(?:html|papers)/([\w-]+_paper)\.\w+",
        "https://openaccess.thecvf.com/{1}/html/{2}.html",
        "paper",
    ),
    Site("link.springer.com", rf"/(?:[a-z]+/)+({_DOI_SEGMENT})(?:\.pdf|\.epub)?{REST}", _DOI_URL, "paper"),
    Site(
        "biorxiv.org medrxiv.org",
        rf"/content/(?:[\w/]+/)?(10\.[0-9]{{4,9}}/[0-9.]*[0-9])(?:v[0-9].*|\..*|{REST})",
        _DOI_URL,
        "paper",
    ),
    Site("frontiersin.org", rf"/(?:journals/[\w-]+/)?articles?/({_DOI_SEGMENT}){REST}", _DOI_URL, "paper"),
    Site("journals.aps.org", rf"/\w+/(?:abstract|pdf|references)/({_DOI_SEGMENT}){REST}", _DOI_URL, "paper"),
    Site("journals.plos.org", r"/\w+/article(?:/\w+)?\?(?:.*&)?id=(10\.1371/[^&]+).*", _DOI_URL, "paper"),
    Site("nature.com", r"/articles/(d[0-9]{5}-[\w-]+)(?:\.pdf)?(?:/.*)?", "https://nature.com/articles/{1}", "page"),
    Site("nature.com", r"/articles/([\w-]+)(?:\.pdf)?(?:/.*)?", "https://nature.com/articles/{1}", "paper"),
    Site(
        "semanticscholar.org",
        r"/paper/(?:[^/?]+/)?([0-9a-f]{40})" + REST,
        "https://semanticscholar.org/paper/{1}",
        "paper",
    ),
    Site("jmlr.org ieeexplore.ieee.org", r"/(?:papers|document)/.*", "", "paper"),
)

# What any site may have.
ANYWHERE = (Site("", rf"(?:/.*)?/doi/(?:[A-Za-z]+/)?({_DOI_SEGMENT})(?:\.pdf)?{REST}", _DOI_URL, "paper"),)
