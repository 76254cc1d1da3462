"""Old addresses keep leading to their pages when a page or a section is renamed or moved.

Takes the place of Wagtail's own creation of redirects, which fails on an address longer than its
column, loads every descendant and also remembers the addresses of pages that nobody ever saw.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.db.models.signals import post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, post_page_move

from cms.pages.places import key_of
from cms.reading.addresses import prefix_of

BATCH = 1000


def connect() -> None:
    post_save.connect(_on_save, dispatch_uid="pages.redirects")
    page_published.connect(_on_publication, dispatch_uid="pages.redirects")
    page_slug_changed.connect(_on_slug_change, dispatch_uid="pages.redirects")
    post_page_move.connect(_on_move, dispatch_uid="pages.redirects")


@transaction.atomic
def remember(page: Page, before: str, after: str) -> None:
    """Let the old addresses of a page and of all below it lead to the new ones.

    Args:
        page: as it is now.
        before: its `url_path` until now.
        after: its `url_path` now.
    """
    if before == after:
        return
    old, new = _Section(before), _Section(after)
    rows = page.get_descendants(inclusive=True).filter(
        Q(live=True) | Q(first_published_at__isnull=False)
    )
    moved = list(rows.values_list("pk", "url_path"))
    for site in old.sites():
        keys = {old.key(before + path.removeprefix(after)): pk for pk, path in moved}
        _automatic(site).filter(old_path__in={new.key(path) for _, path in moved}).delete()
        _automatic(site).filter(old_path__in=keys).delete()
        Redirect.objects.bulk_create(
            [
                Redirect(old_path=key, site=site, redirect_page_id=pk, automatically_created=True)
                for key, pk in keys.items()
            ],
            batch_size=BATCH,
            ignore_conflicts=True,  # an editor's own redirect from there stays
        )


def end_redirects_from(page: Page) -> None:
    """A page stands here now; an editor's own redirect waits until it is gone again."""
    section = _Section(page.url_path)
    for site in section.sites():
        # One by one: even an empty DELETE tells every reader that something was withdrawn.
        for redirect in _automatic(site).filter(old_path=section.key(page.url_path)):
            redirect.delete()


class _Section:
    """The site, in one of its languages, that an `url_path` lies in."""

    def __init__(self, url_path: str) -> None:
        roots = Page.objects.filter(
            translation_key__in=Site.objects.values("root_page__translation_key")
        ).select_related("locale")
        self.root = next((root for root in roots if url_path.startswith(root.url_path)), None)

    def sites(self) -> Iterator[Site]:
        if self.root is not None:
            yield from Site.objects.filter(root_page__translation_key=self.root.translation_key)

    def key(self, url_path: str) -> str:
        if self.root is None:
            return ""
        prefix = prefix_of(self.root.locale.language_code)
        return key_of(f"{prefix}/{url_path.removeprefix(self.root.url_path)}")


def _automatic(site: Site) -> Any:
    return Redirect.objects.filter(site=site, automatically_created=True)


def _on_slug_change(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    remember(instance, instance_before.url_path, instance.url_path)


def _on_move(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    remember(instance, url_path_before, url_path_after)


def _on_save(instance: Model, created: bool, **kwargs: Any) -> None:
    if created and isinstance(instance, Page) and instance.live:
        end_redirects_from(instance)


def _on_publication(instance: Page, **kwargs: Any) -> None:
    end_redirects_from(instance)
