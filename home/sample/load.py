"""Loading the sample content: once, in one transaction, and never over what an editor did."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import FrontPage
from home.sample.chronology import bodies_create, entries_create
from home.sample.content_files import FRONT, Content, read_content
from home.sample.keys import Lookup
from home.sample.members import figures_create, memberships_create
from home.sample.memory import loaded, remember
from home.sample.organizations import (
    constituents_create,
    organizations_by_name,
    organizations_create,
)
from home.sample.page_fields import MODELS, fill
from home.sample.settings_fields import settings_fill
from members.services.organizations import LoadResult, organizations_load
from members.services.register_files import alias_rows, register_rows
from news.models import Series

type Pages = dict[str, Page]


class SampleRefusedError(Exception):
    """The site cannot take the sample content; the message says why."""


@dataclass(frozen=True, slots=True)
class SampleResult:
    """What a load has added."""

    register: LoadResult
    associations: int
    constituents: int
    memberships: int
    figures: int
    series: int
    bodies: int
    pages: int
    entries: int
    has_settings: bool

    @property
    def is_empty(self) -> bool:
        written = (self.register.created, self.register.updated, self.register.aliases_created)
        members = (self.associations, self.constituents, self.memberships, self.figures)
        added = (*members, self.series, self.bodies, self.pages, self.entries)
        return not any((*written, *added, self.has_settings))


@transaction.atomic
def sample_load() -> SampleResult:
    """Load the register, then the content that no earlier run has loaded.

    What has been loaded once is left to the editors: it is neither written again nor brought back.

    Raises:
        SampleRefusedError: the default site does not begin with a front page.
    """
    content = read_content()
    front = _front_page()
    register = organizations_load(rows=register_rows(), aliases=alias_rows())
    before = loaded()
    associations = organizations_create(
        entries=content.organizations.organizations, before=set(before)
    )
    constituents = constituents_create(
        entries=content.organizations.organizations, before=set(before)
    )
    memberships = memberships_create(before=set(before))
    figures = figures_create(rows=content.figures.figures, before=set(before))
    series = _series_create(content, set(before))
    bodies = bodies_create(records=content.bodies, before=set(before))
    keys = Lookup(organizations=organizations_by_name())
    pages = _pages(content, front, keys, before)
    records = [record for file in content.entries.values() for record in file]
    entries = entries_create(records=records, keys=keys, before=set(before))
    has_settings = settings_fill(record=content.settings, keys=keys, before=set(before))
    return SampleResult(
        register,
        associations,
        constituents,
        memberships,
        figures,
        series,
        bodies,
        pages,
        entries,
        has_settings=has_settings,
    )


def _front_page() -> FrontPage:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    if not isinstance(root, FrontPage):
        raise SampleRefusedError(
            "The default site has no front page at its root; run migrate on an empty database."
        )
    return root


def _series_create(content: Content, before: set[str]) -> int:
    created = 0
    for record in content.series:
        name = f"series:{record.name}"
        if name in before or Series.objects.filter(name=record.name).exists():
            continue
        series = Series(name=record.name, description=record.description)
        series.full_clean(exclude=["locale"])
        series.save()
        remember(series, name)
        created += 1
    return created


def _pages(content: Content, front: FrontPage, keys: Lookup, before: dict[str, str]) -> int:
    """Put all new pages into the tree first, so that they can refer to each other; then publish."""
    with disable_reference_index_auto_update():
        here, new = _tree(content, front, before)
    keys.pages.update({key: page.pk for key, page in here.items()})
    for key, page in new.items():
        _publish(page, content.pages[key], keys, key)
    return len(new)


def _tree(content: Content, front: FrontPage, before: dict[str, str]) -> tuple[Pages, Pages]:
    """All pages that stand in the tree by address, and those among them that are new and empty."""
    here: Pages = {FRONT: front}
    new: Pages = {}
    if FRONT not in before and front.latest_revision_id is None:
        new[FRONT] = front
    for key, record in content.pages.items():
        parent, _, slug = key.rpartition("/")
        above = here.get(parent or FRONT)
        if key == FRONT or above is None:
            continue
        page = _known(key, slug, above, before)
        if page is None and key not in before:
            page = new[key] = MODELS[record.type](title=record.title, slug=slug, live=False)
            above.add_child(instance=page)
            remember(page, key)
        if page is not None:
            here[key] = page
    return here, new


def _known(key: str, slug: str, above: Page, before: dict[str, str]) -> Page | None:
    """The page that an earlier run made, wherever it is now, or one that has its address."""
    made = Page.objects.filter(pk=before[key]).first() if key in before else None
    return made or above.get_children().filter(slug=slug).first()


def _publish(page: Any, record: Any, keys: Lookup, key: str) -> None:
    fill(page, record, keys, key)
    if key == FRONT:
        remember(page, key, "wagtail.edit")
    # Which saves the page and its parts several times over.
    with disable_reference_index_auto_update():
        page.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(type(page).objects.get(pk=page.pk))
