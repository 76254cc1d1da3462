"""The hidden states of a page, each as a way to put a canary into it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

type Make = Callable[..., Any]
"""Makes a page of one type; keyword arguments are its fields and `parent`."""
type State = Callable[[Make, "Section"], Any]


class Section:
    """A parent of the right type for a page, made anew for each state."""

    def __init__(self, make: Make) -> None:
        self.make = make

    def __call__(self, **fields: Any) -> Page:
        page: Page = self.make(**fields)
        return page


def draft(make: Make, section: Section) -> Any:
    return make(live=False)


def unpublished(make: Make, section: Section) -> Any:
    page = make()
    page.save_revision().publish()
    page.refresh_from_db()
    page.unpublish()
    return page


def scheduled(make: Make, section: Section) -> Any:
    page = make(live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    return page


def live_before_its_time(make: Make, section: Section) -> Any:
    return make(go_live_at=timezone.now() + timedelta(days=1))


def expired(make: Make, section: Section) -> Any:
    return make(expire_at=timezone.now())


def below_draft(make: Make, section: Section) -> Any:
    return make(parent=section(live=False))


def below_expired(make: Make, section: Section) -> Any:
    return make(parent=section(expire_at=timezone.now()))


def below_closed(make: Make, section: Section) -> Any:
    return make(parent=_close(section(), PageViewRestriction.LOGIN))


def members_only(make: Make, section: Section) -> Any:
    return _close(make(), PageViewRestriction.LOGIN)


def behind_password(make: Make, section: Section) -> Any:
    return _close(make(), PageViewRestriction.PASSWORD)


def for_groups(make: Make, section: Section) -> Any:
    return _close(make(), PageViewRestriction.GROUPS)


def outside_the_site(make: Make, section: Section) -> Any:
    root = Page.objects.get(depth=1)
    return make(parent=root)


def alias_of_hidden(make: Make, section: Section) -> Any:
    return make(alias_of=Page.objects.get(pk=make(live=False).pk))


STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        draft,
        unpublished,
        scheduled,
        live_before_its_time,
        expired,
        below_draft,
        below_expired,
        below_closed,
        members_only,
        behind_password,
        for_groups,
        outside_the_site,
        alias_of_hidden,
    )
}


def _close[P: Page](page: P, kind: str) -> P:
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")
    return page
