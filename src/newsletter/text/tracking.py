"""Tracking parameters: the words of an address that only tell where a reader came from, to be dropped."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

# Parameters that never choose what a page shows: those of advertisers, mailers, networks and counters.
_LIST = """
    fbclid gclid gclsrc gbraid wbraid dclid gad gad_source gad_campaignid msclkid yclid ysclid twclid ttclid
    li_fat_id epik irclickid irgwc sccid rdt_cid qclid srsltid s_kwcid ef_id cmpid icid ncid xtor s_cid
    mc_cid mc_eid mkt_tok vero_id vero_conv oly_anon_id oly_enc_id wickedid _ke _kx __s dm_i _bhlid
    _hsenc _hsmi __hssc __hstc __hsfp hsctatracking ck_subscriber_id ml_subscriber ml_subscriber_hash
    trk_contact trk_msg trk_module nr_email_referer elqtrack elqtrackid isfreemail triedredirect
    showwelcome showwelcomeonshare at_medium at_campaign wt_mc wt_zmc piwik_campaign piwik_kwd
    sc_campaign sc_channel sc_content sc_medium sc_outcome sc_geo _ga _gl _gid cvid ocid spm scm
    ref_src ref_url referrer_source igshid igsh mibextid share_id guccounter guce_referrer guce_referrer_sig
    action_object_map action_type_map action_ref_map fb_action_ids fb_action_types fb_ref fb_source
"""
_NAMES = frozenset(_LIST.split())
_PREFIXES = ("utm_", "pk_", "mtm_", "matomo_", "hsa_", "itm_")

# Parameters that are tracking on one site only, by the end of its name.
_SITES = {
    "twitter.com": frozenset({"s", "t", "cxt", "src", "ref"}),
    "x.com": frozenset({"s", "t", "cxt", "src", "ref"}),
    "youtube.com": frozenset({"si", "feature", "pp", "ab_channel"}),
    "youtu.be": frozenset({"si", "feature"}),
    "medium.com": frozenset({"source", "gi"}),
    "substack.com": frozenset({"r", "s", "publication_id", "post_id", "token", "action"}),
    "linkedin.com": frozenset({"trk", "trackingid", "lipi", "rcm", "refid", "originalsubdomain"}),
    "reddit.com": frozenset({"share", "ref", "ref_source", "st", "sh"}),
    "spotify.com": frozenset({"si", "nd", "context"}),
    "github.com": frozenset({"ref_cta", "ref_loc", "ref_page"}),
    "google.com": frozenset({"ved", "ei", "usg", "sa"}),
    "openreview.net": frozenset({"referrer"}),
}

_NETWORKS = "linkedin|twitter|facebook|reddit|hackernews|producthunt"

# Parameters that are tracking when their value says so: `ref` names a site (Ghost adds its own) or a network, `source`
# a place on Medium, a network or a channel. Where files are kept, `ref` names a branch.
_VALUES = {
    "ref": pattern(
        rf"(?:https?(?::|%3a)(?:/|%2f){{2}})?(?:[a-z0-9-]+\.)+[a-z]{{2,24}}/?|[a-z0-9-]+-newsletter|{_NETWORKS}",
        re.IGNORECASE,
    ),
    "source": pattern(
        rf"[a-z_]*-{{3,}}.*|rss-[0-9a-f]+-*.*|friends_link|newsletter|email|rss|{_NETWORKS}", re.IGNORECASE
    ),
}
_FILE_REFS = ("github.com", "githubusercontent.com", "gitlab.com", "codeberg.org", "huggingface.co")

_QUERY = pattern(
    r"(?P<before>https?://(?P<host>[^/?#]*)[^?#]*)\?(?P<query>[^#]*)(?P<after>.*)", re.IGNORECASE | re.DOTALL
)
_BETWEEN = pattern(r"(&(?:amp;)?)")


def tracking(url: str) -> tuple[str, ...]:
    """The names of the tracking parameters of an address, as written, in order.

    >>> tracking("https://example.org/a?id=1&utm_source=feed&fbclid=x")
    ('utm_source', 'fbclid')
    """
    found = _QUERY.fullmatch(url)
    if not found:
        return ()
    host = _bare(found["host"])
    parts = _BETWEEN.split(found["query"])[::2]
    return tuple(part.partition("=")[0] for part in parts if is_tracking(part, host))


def without_tracking(url: str) -> str:
    """The address as it was written, minus its tracking parameters; every other byte stays."""
    found = _QUERY.fullmatch(url) if "?" in url else None
    if not found:
        return url
    host = _bare(found["host"])
    pieces = _BETWEEN.split(found["query"])
    kept = [n for n in range(0, len(pieces), 2) if not is_tracking(pieces[n], host)]
    if 2 * len(kept) == len(pieces) + 1:
        return url
    query = "".join((pieces[n - 1] if before else "") + pieces[n] for before, n in enumerate(kept))
    return found["before"] + ("?" + query if kept else "") + found["after"]


def is_tracking(parameter: str, host: str) -> bool:
    """Whether `name=value` is a tracking parameter on a host (lower case, without a port)."""
    name, _, value = parameter.partition("=")
    name = name.lower()
    if name in _NAMES or name.startswith(_PREFIXES):
        return True
    if name in _VALUES and not host.endswith(_FILE_REFS) and _VALUES[name].fullmatch(value):
        return True
    site = ".".join(host.split(".")[-2:])
    return site in _SITES and name in _SITES[site]


def _bare(host: str) -> str:
    return host.rpartition("@")[2].partition(":")[0].rstrip(".").lower()
