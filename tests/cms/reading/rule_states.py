"""Files and dependent rows in each state that a visibility rule tells apart, and who sees them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.media.models import PortalDocument, PortalImage
from cms.reading import visibility
from cms.reading.viewer import Audience
from cms.reading.visibility import Follows, Rule
from home.models import MenuLink, StandardPage
from news.models import EventBody, EventPage, EventSession
from tests.cms.reading.page_states import ALL, MEMBERS, NOBODY, NOW, SECOND, VIEWERS, close
from tests.factories.home import MenuLinkFactory, StandardPageFactory
from tests.factories.members import OrganizationFactory
from tests.factories.news import EventBodyFactory, EventPageFactory, EventSessionFactory

ADDRESS = "https://www.example.jp/"


@dataclass(frozen=True, slots=True)
class Case:
    """One row and the audiences that may see it at NOW."""

    name: str
    row: Model
    seen_by: frozenset[Audience]
    came_by: str | None = None
    rule: Rule | None = None
    """Another rule than the model's own."""


def all_cases() -> list[Case]:
    """Every state, built into the database."""
    return [*_in_collections(), *_behind_pages(), *_behind_two()]


def disagreements_of_q(cases: Iterable[Case]) -> Iterator[str]:
    """Cases in which the query says other than it should."""
    for audience, viewer in VIEWERS.items():
        for case in cases:
            model = type(case.row)
            if case.rule is None:
                rows = visibility.visible(model, viewer, case.came_by)
            else:
                rows = model._base_manager.filter(case.rule.q(model, viewer, case.came_by))
            if rows.filter(pk=case.row.pk).exists() is not (audience in case.seen_by):
                yield f"{case.name} for {audience}"


def disagreements_of_holds(cases: Iterable[Case]) -> Iterator[str]:
    """Cases in which the method says other than it should."""
    for audience, viewer in VIEWERS.items():
        for case in cases:
            row = type(case.row)._base_manager.get(pk=case.row.pk)
            if case.rule is None:
                holds = visibility.is_visible(row, viewer, case.came_by)
            else:
                holds = case.rule.holds(row, viewer, case.came_by)
            if holds is not (audience in case.seen_by):
                yield f"{case.name} for {audience}"


def _in_collections() -> Iterator[Case]:
    yield Case("file outside collections", _document(Collection.get_first_root_node()), ALL)
    yield Case("file in an open collection", _document(_collection("open")), ALL)
    for kind, seen_by in (
        (CollectionViewRestriction.LOGIN, MEMBERS),
        (CollectionViewRestriction.PASSWORD, NOBODY),
        (CollectionViewRestriction.GROUPS, NOBODY),
    ):
        above = _collection(f"above {kind}")
        closed = _closed(_collection(f"closed by {kind}", above), kind)
        below = _collection(f"below {kind}", closed)
        deep = _collection(f"deep below {kind}", below)
        yield Case(f"file above a collection closed by {kind}", _document(above), ALL)
        yield Case(f"file in a collection closed by {kind}", _document(closed), seen_by)
        yield Case(f"image in a collection closed by {kind}", _image(closed), seen_by)
        yield Case(f"file below a collection closed by {kind}", _document(below), seen_by)
        yield Case(f"file two deep below one closed by {kind}", _document(deep), seen_by)


def _behind_pages() -> Iterator[Case]:
    for name, page, seen_by in (
        ("a live page", EventPageFactory(), ALL),
        ("a draft", EventPageFactory(live=False), NOBODY),
        ("a page to come", EventPageFactory(go_live_at=NOW + SECOND), NOBODY),
        ("a page that is over", EventPageFactory(expire_at=NOW), NOBODY),
        ("a page for members", close(EventPageFactory(), PageViewRestriction.LOGIN), MEMBERS),
        ("a page for a group", close(EventPageFactory(), PageViewRestriction.GROUPS), NOBODY),
    ):
        yield Case(f"session of {name}", _session(page), seen_by)
        yield Case(f"session reached from {name}", _session(page), ALL, came_by="page")
        yield Case(f"named body of {name}", _body(page), seen_by)
        body = _body(page, organization=OrganizationFactory())
        yield Case(f"registered body of {name}", body, seen_by)
        yield Case(f"body of {name}, reached from its register", body, seen_by, "organization")
        yield Case(f"redirect to {name}", _redirect(f"/to-{page.pk}", page), seen_by)
        menu = MenuLinkFactory.create(page=page)
        yield Case(f"menu link to {name}", menu, seen_by)
        yield Case(f"menu link to {name}, reached from the settings", menu, seen_by, "settings")
    yield Case("redirect to an address", _redirect("/to-address", None), ALL)
    elsewhere: MenuLink = MenuLinkFactory.create(url=ADDRESS, title="外")
    yield Case("menu link to an address", elsewhere, ALL)
    yield Case("menu link to an address, from the settings", elsewhere, ALL, "settings")


def _behind_two() -> Iterator[Case]:
    """A row that follows two relations, either of which may hide it."""
    rule = Follows("image", "alias_of")
    shown, hidden = _image(_collection("shown")), _image(_closed(_collection("hidden"), "password"))
    live, draft = StandardPageFactory(), StandardPageFactory(live=False)
    for name, image, page, seen_by in (
        ("neither", None, None, ALL),
        ("both shown", shown, live, ALL),
        ("the first hidden", hidden, live, NOBODY),
        ("the second hidden", shown, draft, NOBODY),
        ("both hidden", hidden, draft, NOBODY),
        ("the first alone, hidden", hidden, None, NOBODY),
        ("the second alone, hidden", None, draft, NOBODY),
    ):
        row: StandardPage = StandardPageFactory(image=image, image_alt="絵", alias_of=page)
        yield Case(f"two relations, {name}", row, seen_by, rule=rule)
    row = StandardPageFactory(image=hidden, image_alt="絵", alias_of=draft)
    yield Case("two hidden, reached by one", row, NOBODY, came_by="image", rule=rule)
    row = StandardPageFactory(image=hidden, image_alt="絵", alias_of=live)
    yield Case("reached by the only one hidden", row, ALL, came_by="image", rule=rule)


def _collection(name: str, parent: Collection | None = None) -> Collection:
    above = parent or Collection.get_first_root_node()
    fresh: Any = Collection.objects.get(pk=above.pk)
    collection: Collection = fresh.add_child(instance=Collection(name=name))
    return collection


def _closed(collection: Collection, kind: str) -> Collection:
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="x"
    )
    if kind == CollectionViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.create(name=f"group of {collection.name}"))
    return collection


def _document(collection: Collection) -> PortalDocument:
    # In bulk, so that no file is looked at.
    row = PortalDocument(title="要項", file="youkou.pdf", file_size=1, collection=collection)
    PortalDocument.objects.bulk_create([row])
    return row


def _image(collection: Collection) -> PortalImage:
    row = PortalImage(title="絵", file="e.png", width=1, height=1, collection=collection)
    PortalImage.objects.bulk_create([row])
    return row


def _session(page: EventPage) -> EventSession:
    session: EventSession = EventSessionFactory.create(page=page)
    return session


def _body(page: EventPage, **fields: Any) -> EventBody:
    body: EventBody = EventBodyFactory.create(page=page, **fields)
    return body


def _redirect(path: str, page: Page | None) -> Redirect:
    return Redirect.add_redirect(path, ADDRESS if page is None else page)
