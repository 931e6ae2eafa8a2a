"""What search engines read of a page: schema.org in JSON-LD, as plain values that the template writes."""

from __future__ import annotations

from newsletter.model.issue import Issue, Person
from newsletter.model.publication import Settings
from newsletter.render.filters import iso
from newsletter.render.places import absolute

_CONTEXT = {"@context": "https://schema.org"}


def of_issue(issue: Issue, settings: Settings) -> dict[str, object]:
    """An issue as an article of the publication. What is not known is not said."""
    facts: dict[str, object] = {
        "@type": "Article",
        "headline": issue.title,
        "description": issue.description,
        "url": issue.canonical or issue.page,
        "datePublished": iso(issue.published) if issue.published else "",
        "dateModified": iso(moment) if (moment := issue.updated or issue.published) else "",
        "author": [_person(author) for author in issue.authors or settings.authors],
        "publisher": {"@type": "Organization", "name": settings.title, "url": settings.absolute("")},
        "isPartOf": {"@type": "Periodical", "name": settings.title, "url": settings.absolute("")},
        "position": issue.number,
        "keywords": list(issue.topics),
        "image": absolute(issue.image, f"{issue.place}/", settings),
        "wordCount": issue.words,
        "inLanguage": issue.language,
    }
    known = {name: fact for name, fact in facts.items() if fact}
    return _CONTEXT | known | {"isAccessibleForFree": issue.audience == "everyone"}


def of_publication(settings: Settings) -> dict[str, object]:
    """The front page as the site of a periodical."""
    facts: dict[str, object] = {
        "@type": "WebSite",
        "name": settings.title,
        "description": settings.description,
        "url": settings.absolute(""),
        "inLanguage": settings.language,
        "author": [_person(author) for author in settings.authors],
        "potentialAction": {
            "@type": "SearchAction",
            "target": settings.absolute("search/?q={words}"),
            "query-input": "required name=words",
        },
    }
    return _CONTEXT | {name: fact for name, fact in facts.items() if fact}


def _person(person: Person) -> dict[str, object]:
    facts: dict[str, object] = {"@type": "Person", "name": person.name}
    return facts | {"url": person.url} if person.url else facts
