"""What is no part of an article though it was copied along with it: the only table of it.

A page is copied with its advertisements, its buttons and what its readers said. A rule knows such noise by its first
line, which must match as a whole: a sentence that only quotes "Read full story" is never taken. Where a line could as
well be the author's, a rule asks for more: evidence in the lines below (`needs`), or a place at the edge of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from newsletter.text.patterns import pattern

Reach = Literal["line", "block", "card", "rest", "inside"]
Where = Literal["anywhere", "edges", "end"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of noise. `begins` matches the whole first line, or for "inside" the part that is cut out of a line.

    `reach` tells how far it goes: this line; a block (the next `free` lines, then those that match `follows`, at most
    to a blank line); a card (back to the second of two equal titles); the rest of the file; or a part inside a line.
    `needs` must be found in the lines below the first. `where` is "edges" for what is noise only near the beginning
    or the end of a page or next to other noise, and "end" for what is noise only when nothing but noise comes after.
    """

    name: str
    begins: re.Pattern[str]
    reach: Reach = "line"
    where: Where = "anywhere"
    needs: re.Pattern[str] | None = None
    follows: re.Pattern[str] | None = None
    free: int = 0


def any_of(*shapes: str) -> re.Pattern[str]:
    """One pattern of several shapes; upper and lower case are the same."""
    return pattern(f"(?i:{'|'.join(shapes)})")


_BULLET = r"\s*[•·▪*-]\s.*"
_PRICE = r"(?:price:?\s*)?(?:from\s)?(?:[$€£]|USD|EUR)\s?\d[\d.,]*(?:\s.{0,40})?|\d[\d.,]*\s?(?:[$€£]|USD|EUR)"
_SHOP = r"(?:buy|view|check (?:the )?price|see) (?:it )?(?:now )?(?:on|at) \S.{0,30}|add to (?:cart|basket)"
_WARE = any_of(_BULLET, _PRICE, _SHOP, r"last update on \d.*", r"amazon prime|prime")
_PRAISE = (
    r"(?:what an? |great |awesome |amazing |fantastic |excellent |wonderful |lovely |love |loved |thanks|thank you"
    r"|congrat|bravo|kudos )"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "advertisement",
        any_of(r"(?:sale\s?)?bestseller no\. ?\d+", r"#\d+ best ?seller"),
        "block",
        needs=any_of(r"^\s*[•·▪]", _PRICE, _SHOP),
        follows=_WARE,
        free=1,
    ),
    Rule(
        "advertisement",
        any_of(r"new", r"sale", r"sponsored"),
        "block",
        needs=any_of(
            r"^\s*[•·▪].*\.\.\.$",
            r"\((?:publication language|office_product|paperback|hardcover|kindle edition)\)",
            r"^\s*[•·▪]\s*(?:material|dimensions?|size|colou?r|weight|package)\b.*:",
            rf"^\s*(?:{_PRICE}|{_SHOP})\s*$",
        ),
        follows=_WARE,
        free=1,
    ),
    Rule("advertisement", any_of(r"advertisement\s*[-–—:]?\s*(?:continue|scroll|article continues).*")),
    Rule("advertisement", pattern(r"ADVERTISEMENT")),
    Rule("shop line", any_of(_SHOP, r"as an amazon associate.{0,20} earn.*", r"last update on \d.*affiliate.*")),
    Rule("post card", any_of(r"read full story", r"read more →"), "card"),
    Rule(
        "subscribe box",
        any_of(
            r".{1,80} is a reader-supported (?:publication|newsletter|guide)\b.{0,200}",
            r"thanks for reading .{1,80}! (?:this post is public|subscribe for free)\b.{0,160}",
            r"to receive new posts and support my work, .{0,120}",
            r"get more from .{1,60} in the substack app",
            r"this (?:post|episode) is (?:only )?for (?:paid|paying) subscribers\.?",
            r"already (?:a (?:paid )?subscriber|have an account)\? (?:sign|log) in\.?",
            r"(?:by subscribing|by signing up),? (?:i|you) agree to .{0,200}",
            r"type your email(?:…|\.\.\.)?",
            r"subscribe now",
            r"upgrade to paid",
            r"pledge your support",
            r"join [\d.,k]+\+? (?:other )?(?:subscribers|readers)\b.{0,80}",
        ),
    ),
    Rule(
        "subscribe box",
        any_of(r"subscribed?", r"sign (?:up|in)", r"log in", r"discover more from .{1,80}", r"enter your email.{0,40}"),
        where="edges",
    ),
    Rule(
        "share box",
        any_of(
            r"share (?:this )?(?:post|article|story|page) ?(?:on|via|with)? ?.{0,40}",
            r"copy link(?:\s*(?:facebook|email|notes|more|twitter|linkedin|reddit))*",
            r"refer a friend",
            r"leave a comment",
            r"click to share on .{1,60}",
            r"(?:share|tweet)(?:\s*[·|]?\s*(?:facebook|twitter|linkedin|reddit|whatsapp|email|x))+",
        ),
        where="edges",
    ),
    Rule("share box", any_of(r"share", r"tweet", r"restack", r"like", r"\d+ likes?", r"print"), where="edges"),
    Rule(
        "reader comments",
        any_of(r"discussion about this post", r"\d+ comments?", r"comments? \(\d+\)", r"comments?"),
        "rest",
        needs=any_of(
            r"^\s*(?:reply(?: \(\d+\))?|liked by .+|expand full comment"
            r"|log in to (?:comment|reply)|write a comment.*)\s*$",
            r"^.{2,60}\b\d+ ?(?:hours?|h|days?|d|weeks?|w|months?|mo|years?|y) ago\s*$",
        ),
    ),
    Rule("reader comments", any_of(r"discussion about this post", r"no comments(?: yet)?"), where="end"),
    Rule(
        "reader comments",
        any_of(
            rf"(?={_PRAISE})"
            r"(?=.*\b(?:writ(?:e|ing|ten)|wrote|posts?|articles?|issues?|newsletters?|essays?|covered|blogs?)\b)"
            r"(?=.*\byou(?:r|['’]ve|['’]re)?\b)"
            rf"{_PRAISE}[^.!?:;]{{0,60}}, (?-i:[A-Z])[\w.'’-]+!.{{0,600}}",
            r"(?:thanks|thank you)(?: so much)? for (?:writing|sharing|posting|putting together|another|the|this) "
            r"(?:this|these|it|such|great|post|article|piece|issue|write-?up)\b(?!.{0,80}\bsubscri).{0,400}",
            r"(?:great|awesome|amazing|fantastic|excellent|wonderful|lovely|nice) "
            r"(?:post|article|read|write-?up|piece|summary|overview|newsletter|issue|work)"
            r"(?:,? as always|, (?-i:[A-Z])\w+)"
            r"?[!.].{0,400}",
        ),
        where="end",
    ),
    Rule(
        "cookie line",
        any_of(
            r"(?=.{0,400}$)(?:we|this (?:web)?site|our (?:web)?site|our partners and we) (?:may )?uses? cookies\b"
            r"(?=.*\b(?:your|our|this (?:web)?site|consent|accept|agree)\b).*",
            r"by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site,? you (?:agree|consent)\b.{0,300}",
            r"(?:accept|reject|allow)(?: all)?(?: cookies)?",
            r"(?:cookie|privacy) (?:settings|preferences|policy)|manage (?:cookies|preferences|consent)",
        ),
        where="edges",
    ),
    Rule(
        "page furniture",
        any_of(
            r"skip to (?:main )?content",
            r"this site requires javascript to run correctly\. please turn on javascript.*",
            r"original post\s*[>»→]+",
            r"(?:listen to this (?:article|post)|open in app"
            r"|view in (?:your )?browser|view this email in your browser)\.?",
        ),
    ),
    Rule(
        "page furniture",
        any_of(
            r"original post",
            r"ready for more\?",
            r"no posts",
            r"© ?\d{4} .{1,60}",
            r"privacy ∙ terms ∙ .*",
            r"(?:start writing|get the app)",
            r"substack is the home for great (?:culture|writing)",
            r"powered by (?:substack|beehiiv|ghost|mailchimp|buttondown|wordpress)\.?",
            r"unsubscribe(?:\s*[|·,]?\s*(?:manage preferences|update (?:your )?preferences|view in browser))*\.?",
            r"you(?: are|['’]re)? (?:receiv(?:ed|ing)) this (?:email|newsletter|message) because .{0,200}",
        ),
        where="end",
    ),
    Rule(
        "tracking pixel",
        any_of(
            r"<img\b(?=[^<>]*\b(?:width|height)\s*[=:]\s*[\"']?[01](?:px)?[\"'\s/>;])[^<>]*>",
            r"!\[\]\([^()\s]*(?:/(?:open|pixel|beacon|track(?:ing)?)(?:[./?]|(?=\)))|[?&]pixel=)[^()\s]*\)",
        ),
        "inside",
    ),
)
