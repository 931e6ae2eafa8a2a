"""The table of known sites, for what technical newsletters link to. A new site is a new line.

The first line that fits an address is taken.
"""

from __future__ import annotations

from newsletter.text.paper_sites import PAPER_SITES
from newsletter.text.site import REST, Site

# Hosts that show the same pages.
ALIASES = {
    **dict.fromkeys(("dx.doi.org", "oadoi.org"), "doi.org"),
    **dict.fromkeys(("hf.co", "huggingface.com"), "huggingface.co"),
    **dict.fromkeys(("export.arxiv.org", "browse.arxiv.org", "xxx.lanl.gov", "cn.arxiv.org"), "arxiv.org"),
    **dict.fromkeys(("old.reddit.com", "np.reddit.com", "new.reddit.com", "i.reddit.com"), "reddit.com"),
    **dict.fromkeys(("youtube-nocookie.com", "music.youtube.com"), "youtube.com"),
    **dict.fromkeys(
        ("twitter.com", "vxtwitter.com", "fxtwitter.com", "fixupx.com", "fixvx.com", "xcancel.com"), "x.com"
    ),
    "papers.nips.cc": "proceedings.neurips.cc",
    "aclweb.org": "aclanthology.org",
}

_BRANCH = r"(?:main|master|HEAD)"
_HF = r"(?!(?:docs|blog|papers|collections|spaces|datasets|posts|tasks|learn|settings|models|chat)/)"
_HF_REPO = _HF + r"([\w.-]+)/([\w.-]+)"
_HF_FILES = r"(?:/(?:tree|blob|resolve|raw|commits?|edit|viewer)(?:/[^?]*)?)?(?:\?.*)?"
_GITHUB = (
    r"/(?!(?:about|features|topics|trending|marketplace|sponsors|orgs|settings|login|search|explore|collections|apps"
    r"|enterprise|pricing|users|stars|readme|site|contact|security|customer-stories|events|resources|solutions)/)"
    r"([A-Za-z0-9-]+)/([\w.-]+?)(?:\.git)?"
)
_RAW = r"/([\w-]+)/([\w.-]+?)(?:\.git)?/(?:refs/heads/)?"

SITES = (
    *PAPER_SITES,
    # Models, data and code
    Site(
        "huggingface.co",
        r"/(datasets|spaces)/([\w.-]+)/([\w.-]+)" + _HF_FILES,
        "https://huggingface.co/{1}/{2}/{3}",
        "{1}",
    ),
    Site(
        "huggingface.co",
        r"/(datasets|spaces)/([\w.-]+)/([\w.-]+)/.*",
        "",
        "{1}",
        "https://huggingface.co/{1}/{2}/{3}",
    ),
    Site("huggingface.co", r"/datasets/([\w.-]+)", "", "dataset"),
    Site("huggingface.co", r"/blog/.*", "", "post"),
    Site("huggingface.co", "/" + _HF_REPO + _HF_FILES, "https://huggingface.co/{1}/{2}", "model"),
    Site("huggingface.co", "/" + _HF_REPO + r"/.*", "", "model", "https://huggingface.co/{1}/{2}"),
    Site(
        "github.com",
        rf"{_GITHUB}(?:/tree/{_BRANCH}|/blob/{_BRANCH}/(?i:readme)(?:\.\w+)?)?(?:\?tab=[^&]*)?",
        "https://github.com/{1:lower}/{2:lower}",
        "code",
    ),
    Site(
        "github.com",
        _GITHUB + r"([/?].*)",
        "https://github.com/{1:lower}/{2:lower}{3}",
        "code",
        "https://github.com/{1:lower}/{2:lower}",
    ),
    Site("github.com", r"/([A-Za-z0-9-]+)", "https://github.com/{1:lower}", "page"),
    Site("gist.github.com", r"/(?:[^/?]+/)?([0-9a-f]{20,40})" + REST, "https://gist.github.com/{1}", "code"),
    Site(
        "raw.githubusercontent.com",
        _RAW + _BRANCH + r"/(?i:readme)(?:\.\w+)?",
        "https://github.com/{1:lower}/{2:lower}",
        "code",
    ),
    Site(
        "raw.githubusercontent.com",
        _RAW + "(.+)",
        "https://github.com/{1:lower}/{2:lower}/blob/{3}",
        "code",
        "https://github.com/{1:lower}/{2:lower}",
    ),
    Site(
        "gitlab.com codeberg.org",
        r"/(?!explore/|users/)([\w.-]+)/([\w.-]+?)(?:\.git)?(?:(?:/-)?/(?:tree|src/branch)/" + _BRANCH + r")?(?:\?.*)?",
        "https://{host}/{1:lower}/{2:lower}",
        "code",
    ),
    # Videos
    Site("youtube.com", r"/watch\?(?:.*&)?v=([\w-]{6,}).*", "https://www.youtube.com/watch?v={1}", "video"),
    Site(
        "youtube.com",
        r"/(?:shorts|embed|live|v|e)/([\w-]{6,})" + REST,
        "https://www.youtube.com/watch?v={1}",
        "video",
    ),
    Site("youtu.be", r"/([\w-]{6,})" + REST, "https://www.youtube.com/watch?v={1}", "video"),
    Site("vimeo.com player.vimeo.com", r"/(?:video/)?([0-9]+)" + REST, "https://vimeo.com/{1}", "video"),
    # Posts
    Site("x.com nitter.*", r"/(?:i/web|i)/status(?:es)?/([0-9]+).*", "https://x.com/i/status/{1}", "post"),
    Site("x.com nitter.*", r"/(\w+)/status(?:es)?/([0-9]+).*", "https://x.com/{1:lower}/status/{2}", "post"),
    Site("x.com nitter.*", r"/hashtag/(\w+)" + REST, "https://x.com/hashtag/{1:lower}", "page"),
    Site("x.com nitter.*", r"/(\w{1,15})(?:\?lang=[\w-]+)?", "https://x.com/{1:lower}", "page"),
    Site(
        "reddit.com",
        r"/(?:r/\w+/|user/[\w-]+/)?comments/(\w+)/[^/?]+/(\w+)" + REST,
        "https://reddit.com/comments/{1:lower}/comment/{2:lower}",
        "post",
        "https://reddit.com/comments/{1:lower}",
    ),
    Site(
        "reddit.com",
        r"/(?:r/\w+/|user/[\w-]+/)?comments/(\w+)" + REST,
        "https://reddit.com/comments/{1:lower}",
        "post",
    ),
    Site("redd.it", r"/(\w+)", "https://reddit.com/comments/{1:lower}", "post"),
    Site(
        "open.substack.com",
        r"/pub/([\w-]+)/p/([\w-]+)" + REST,
        "https://{1:lower}.substack.com/p/{2}",
        "post",
    ),
    Site("*.substack.com", r"/p/([\w-]+)(?:\?.*)?", "https://{host}/p/{1}", "post"),
    Site(
        "news.ycombinator.com",
        r"/item\?(?:.*&)?id=([0-9]+).*",
        "https://news.ycombinator.com/item?id={1}",
        "post",
    ),
    Site("medium.com *.medium.com", r"/.+-[0-9a-f]{8,12}", "", "post"),
    Site("lesswrong.com alignmentforum.org", r"/posts/(\w+)" + REST, "https://{host}/posts/{1}", "post"),
    Site("bsky.app", r"/profile/[^/]+/post/\w+", "", "post"),
    Site("linkedin.com", r"/(?:posts|pulse)/.*", "", "post"),
    # Pages whose last word may be "amp" without being one
    Site("*.wikipedia.org", r"/wiki/.*", "", "page"),
)
