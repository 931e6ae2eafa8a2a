"""Who sends the mails, and what the program must know of it: merge tags, and how long the links become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Provider(NamedTuple):
    """A sender of mails. It replaces its tags by what fits each reader, and each link by one that counts clicks.

    `unsubscribe` and `address` are the tags for the address to unsubscribe and the postal address; "" where it has
    none. A link of n bytes becomes about `link + share * n` bytes.
    """

    unsubscribe: str
    address: str = ""
    link: int = 0
    share: float = 0.0

    def tracked(self, address: str) -> int:
        """About how many bytes the sender writes in place of an address."""
        return round(self.link + self.share * len(address.encode()))


# The tags are those that the senders document (2026); no sender was asked here, so a first mail goes to oneself. The
# lengths are estimates from the shapes of the links that these senders write (a token, or the address itself once
# more in Base64); `tracked_link` in the settings replaces them by a measured one.
PROVIDERS: Mapping[str, Provider] = {
    "activecampaign": Provider("%UNSUBSCRIBELINK%", "%SENDER-INFO-SINGLELINE%", 130),
    "brevo": Provider("{{ unsubscribe }}", link=280),
    "buttondown": Provider("{{ unsubscribe_url }}", link=150),
    "kit": Provider("{{ unsubscribe_url }}", "{{ address }}", 80, 1.34),
    "listmonk": Provider("{{ UnsubscribeURL }}", link=150),
    "mailchimp": Provider("*|UNSUB|*", "*|LIST:ADDRESSLINE|*", 110),
    "mailerlite": Provider("{$unsubscribe}", link=280),
    "mailgun": Provider("%unsubscribe_url%", link=320),
    "mailjet": Provider("[[UNSUB_LINK_EN]]", link=100, share=1.34),
    "postmark": Provider("{{{ pm:unsubscribe_url }}}", link=90, share=1.2),
    "resend": Provider("{{{RESEND_UNSUBSCRIBE_URL}}}", link=170, share=1.2),
    "sendgrid": Provider("<%asm_group_unsubscribe_raw_url%>", link=420),
    "ses": Provider("{{amazonSESUnsubscribeUrl}}", link=170, share=1.2),
}


@dataclass(frozen=True, slots=True)
class Mailing:
    """`[email]` of the settings.

    `split` lets an issue that is too long for an email go on in the web; without it, it is an error. `tracked_link`
    is the length that the sender's links have, in bytes, 0 to estimate it. `view_online` takes the place of the
    address of the issue's own page.
    """

    provider: str = ""
    split: bool = True
    embed_images: bool = False
    tracked_link: int = 0
    view_online: str = ""

    @property
    def sender(self) -> Provider:
        """What is known of the provider; nothing of one that is not named."""
        known = PROVIDERS.get(self.provider, Provider(""))
        return known._replace(link=self.tracked_link, share=0.0) if self.tracked_link else known
