"""Two sections of one network: what lies in the other one is nobody's business in this one."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowState,
)
from wagtail_localize.models import Translation, TranslationSource

from cms.media.models import PortalDocument, PortalImage
from cms.tables.models import TableImport
from cms.users.models import OutgoingLetter, User
from home.models import StandardPage
from members.models import Figure, Membership, Organization
from news.models import Series
from tests.factories.home import StandardPageFactory
from tests.factories.news import BodyFactory, ChronologyEntryFactory
from tests.factories.people import person, section_group

CANARY = "kanariya7319"
"""Stands in everything of the other section, and may stand in no answer. People's names, groups,
workflows and hosts are no secret within the house; their mail addresses are."""

PUBLISHED = "草案 omote5521"
"""The title of what the other section has published."""


@dataclass(slots=True)
class World:
    """Who asks, and the keys of what is asked for."""

    outsider: User
    keys: dict[str, Any] = field(default_factory=dict)
    page: Any = None
    published: Any = None
    image: Any = None
    document: Any = None


def build() -> World:
    """One section of ours and one of others, everything of theirs unpublished and named."""
    collections = [_collection("こちらの画像"), _collection(f"あちら {CANARY}")]
    ours: Page = StandardPageFactory(slug="kochira", title="こちらの係")
    theirs: Page = StandardPageFactory(slug="achira", title="あちらの係")
    world = World(person("outsider@example.jp"))
    world.outsider.groups.add(_group(ours, collections[0]))
    insider = person(f"{CANARY}@example.jp", name="内部四郎")
    group = section_group("あちらの係", theirs, "add", "change", "publish")
    insider.groups.add(group)
    world.page = _page(theirs, insider)
    world.published = _published(theirs, insider)
    world.image = PortalImage.objects.create(
        title=f"写真 {CANARY}",
        file=ContentFile(_drawing(), name=f"{CANARY}.png"),
        collection=collections[1],
    )
    world.image.file.close()
    world.document = PortalDocument.objects.create(
        title=f"名簿 {CANARY}",
        file=ContentFile(b"x", name=f"{CANARY}.txt"),
        collection=collections[1],
    )
    world.keys = _keys(world, insider, group, collections[1])
    return world


def _drawing() -> bytes:
    drawn = BytesIO()
    PillowImage.new("RGB", (64, 48), "navy").save(drawn, "PNG")
    return drawn.getvalue()


def _collection(name: str) -> Collection:
    root = Collection.objects.get(depth=1)
    added: Collection = root.add_child(instance=Collection(name=name))
    return added


def _group(page: Page, collection: Collection) -> Group:
    group = section_group("こちらの係", page, "add", "change")
    for name in ("add_image", "choose_image", "add_document", "choose_document"):
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=Permission.objects.get(codename=name)
        )
    return group


def _page(parent: Page, insider: User) -> StandardPage:
    """A draft with two revisions and a comment, which waits for approval."""
    page: StandardPage = StandardPageFactory(
        parent=parent,
        draft=True,
        title=f"草案 {CANARY}",
        slug=CANARY,
        lead=CANARY,
        owner=insider,
    )
    Comment.objects.create(page=page, user=insider, text=CANARY, contentpath="lead")
    page.save_revision(user=insider)
    page.lead = f"{CANARY} 2"
    page.save_revision(user=insider)
    page.get_workflow().start(page, insider)
    return page


def _published(parent: Page, insider: User) -> StandardPage:
    """What everybody may read, and link to; its next version is still theirs."""
    page: StandardPage = StandardPageFactory(
        parent=parent, title=PUBLISHED, slug="kokai", owner=insider
    )
    page.save_revision(user=insider).publish(user=insider)
    draft = StandardPage.objects.get(pk=page.pk)
    draft.title = f"{PUBLISHED} {CANARY}"
    draft.save_revision(user=insider)
    return page


def _keys(world: World, insider: User, group: Group, collection: Collection) -> dict[str, Any]:
    page = world.page
    revisions = list(page.revisions.order_by("pk").values_list("pk", flat=True))
    state = WorkflowState.objects.get()
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="en")
    )
    translation.save_target(user=insider, publish=False)
    segment = source.stringsegment_set.first()
    site = Site.objects.create(hostname="achira.example.jp", root_page=page.get_parent())
    link = page.draft_links.create(
        note=CANARY, made_by=insider, expires_at="2100-01-01T00:00Z", token_digest=CANARY
    )
    redirect = Redirect.objects.create(old_path=f"/{CANARY}", redirect_page=page)
    workflow = Workflow.objects.create(name="別の流れ")
    return {
        "page": page.pk,
        "revision": revisions[0],
        "revision_b": revisions[1],
        "task_state": state.current_task_state_id,
        "workflow_state": state.pk,
        "task": Task.objects.get().pk,
        "workflow": workflow.pk,
        "collection": collection.pk,
        "image": world.image.pk,
        "document": world.document.pk,
        "source": source.pk,
        "translation": translation.pk,
        "segment": segment.pk if segment else 1,
        "site": site.pk,
        "redirect": redirect.pk,
        "user": insider.pk,
        "group": group.pk,
        "locale": Locale.objects.get(language_code="en").pk,
        "letter": OutgoingLetter.objects.create(kind="x", recipient=insider).pk,
        "link": link.pk,
        "figure": _first(Figure),
        "membership": _first(Membership),
        "organization": _first(Organization),
        "table_import": _table_import(insider),
        "series": _series(),
        "body": _made(BodyFactory()),
        "entry": _made(ChronologyEntryFactory()),
    }


def _first(model: Any) -> int:
    row = model.objects.first()
    return row.pk if row else 1


def _table_import(insider: User) -> int:
    """A table that somebody of the other section handed in for a register."""
    item = TableImport.objects.create(
        register="organizations",
        filename=f"{CANARY}.csv",
        original=CANARY.encode(),
        recognised=CANARY,
        total=1,
        state="checked",
        uploaded_by=insider,
    )
    item.rows.create(number=2, outcome="left", label=CANARY)
    return int(item.pk)


def _made(row: Any) -> int:
    return int(row.pk)


def _series() -> int:
    series = Series.objects.create(
        name="全国連携便り", locale=Locale.objects.get(language_code="ja")
    )
    return int(series.pk)
