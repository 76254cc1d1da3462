"""What every page is made of. Wagtail's plain Page stays the base; see the ADR."""

from collections.abc import Collection, Mapping
from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from wagtail.models import PageViewRestriction

from cms.pages import pictures
from cms.pages.approval.revisions import Reviewed
from cms.pages.copies import for_translation, left_behind
from cms.pages.corrections import CorrectionsField, corrections_of
from cms.pages.drafts import without_gone
from cms.pages.forms import PortalPageForm
from cms.pages.panels import content_tab, promote_tab, tabs
from cms.pages.preview.drafts import render_draft
from cms.pages.preview.looks import MODES, LookRefusedError, look_of
from cms.pages.publishable import check_publishable
from cms.pages.rights import PortalPagePermissionTester
from cms.pages.schemas.pages import PageDetail, PageSummary
from cms.pages.sections.titles import is_foreign
from cms.pages.slugs import CanonicalCopyForm, canonical
from cms.reading.cache.marking import cacheable
from cms.reading.context import ReadContext
from cms.reading.horizon import Horizon, one_look
from cms.reading.read import read_key
from cms.reading.schedule import ON_SCHEDULE
from cms.reading.schemas import Schema
from cms.reading.viewer import Viewer

REFUSED = "wagtailadmin/preview_refused.html"


class PortalPage(Reviewed):
    """A page with two shapes, whose site page is a rendering of its own detail."""

    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="代表画像",
        null=True,
        blank=True,
        on_delete=pictures.leave_no_words,
        related_name="+",
        help_text="一覧のカードとページの上部に表示されます。ない場合は模様が描かれます。",
    )
    image_alt = models.CharField(
        "代表画像の代替テキスト",
        max_length=200,
        blank=True,
        help_text="画像が見えない人に読み上げられます。例: 雪の小山で遊ぶ子どもたち",
    )
    image_is_decorative = models.BooleanField(
        "飾りの画像",
        default=False,
        help_text="内容を伝えない画像なら印を付けます。代替テキストは使われません。例: 波の模様",
    )

    corrections = CorrectionsField()

    # What stands between the title and the closing panels of the content tab.
    body_panels: ClassVar[list[Any]] = []

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    private_page_options = ["login"]  # a password or a group would hide the page from everybody
    copy_form_class = CanonicalCopyForm
    base_form_class = PortalPageForm

    # What a copy starts without: it was said of the page it comes from.
    not_copied: ClassVar[tuple[str, ...]] = ("corrections", "expire_at", "expired", "go_live_at")

    # Query parameters that the site page reads; an answer to any other is not kept.
    site_parameters: ClassVar[frozenset[str]] = frozenset()

    is_seen = False
    """Whether the site's own view found the page, which finds only what the public may see."""

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "body_panels" in cls.__dict__:
            cls.edit_handler = tabs(content_tab(cls.body_panels), promote_tab())

    @property
    def exclude_fields_in_copy(self) -> list[str]:
        return left_behind(self.not_copied)

    def copy_for_translation(self, *args: Any, **kwargs: Any) -> Any:
        with for_translation():
            return super().copy_for_translation(*args, **kwargs)

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Any:
        content = pictures.without_gone(cls, without_gone(cls, data)) if check_fks else data
        return super().from_serializable_data(content, check_fks, strict_fks)

    def summary(self, context: ReadContext) -> PageSummary:
        raise NotImplementedError

    def detail(self, context: ReadContext) -> PageDetail:
        raise NotImplementedError

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        """What the summary of every page type says, for the type's own schema."""
        return {
            "type": self._meta.label,
            "id": self.pk,
            "meta": context.page_meta(self),
            "title": self.title,
            "description": self.search_description,
            "image": context.image(
                self.image_id, pictures.alt_of(self), decorative=self.image_is_decorative
            ),
        }

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        """What the detail of every page type says, for the type's own schema."""
        return {
            **self.summary_fields(context),
            "breadcrumbs": context.breadcrumbs(self),
            "translations": context.translations(self),
            "corrections": corrections_of(self.corrections),
        }

    def readings(self, request: HttpRequest, viewer: Viewer) -> Mapping[str, Schema | Any]:
        """Further schemas that the site page shows beside the detail, such as a listing."""
        return {}

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        super().clean_fields(exclude)
        if pictures.CHOICE not in (exclude or ()):
            pictures.check(self)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug: Any = canonical(self.slug)
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = canonical(self.slug)
        super().save(*args, **kwargs)

    def publish(
        self, revision: Any, *args: Any, log_action: bool | str = True, **kwargs: Any
    ) -> None:
        # What was scheduled was looked at then; a picture that has gone since is no reason to stay.
        if log_action != ON_SCHEDULE:
            check_publishable(revision.as_object())
        super().publish(revision, *args, log_action=log_action, **kwargs)

    def permissions_for_user(self, user: Any) -> PortalPagePermissionTester:
        return PortalPagePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        found = super().route(request, path_components)
        if is_foreign(found.page):
            # Wagtail's chooser, which asks here what an address leads to, shows this field itself.
            found.page.draft_title = found.page.title
        return found

    def get_view_restrictions(self) -> Any:
        if self.is_seen:  # by the public, so no door is in the way
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve(
        self,
        request: HttpRequest,
        viewer: Viewer | None = None,
        look: Horizon | None = None,
    ) -> HttpResponse:
        viewer = viewer or Viewer.public()
        with one_look(viewer, look):
            return self._answer(request, viewer)

    def _answer(self, request: HttpRequest, viewer: Viewer) -> HttpResponse:
        model: Any = type(self)
        page = read_key(model, self.pk, viewer, model.detail)
        if page is None:
            raise Http404
        if settings.HEADLESS_FRONTEND_URL:
            base = settings.HEADLESS_FRONTEND_URL.rstrip("/")
            return HttpResponseRedirect(base + request.get_full_path())
        response = self._render(request, page, viewer)
        return cacheable(response, parameters_known=set(request.GET) <= self.site_parameters)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return list(MODES)

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Answer a preview of the admin, which says in `at` as of when."""
        # Wagtail's views, which it asks, can only be imported when all models are there.
        from cms.pages.preview.headless import to_front_end

        at = original_request.GET.get("at", "") if original_request else ""
        try:
            look = look_of(preview_mode, at)
        except LookRefusedError as refusal:
            context = {"refusal": refusal}
            return render(original_request, REFUSED, context, status=422)
        elsewhere = to_front_end(self, original_request, look)
        if elsewhere is not None:
            return elsewhere
        attributes = {**(extra_request_attrs or {}), "look": look}
        response: HttpResponse = super().make_preview_request(
            original_request, preview_mode, attributes
        )
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        look = getattr(request, "look", None) or look_of(mode_name)
        return render_draft(self, request, look, preview=True)

    def _render(self, request: HttpRequest, page: Schema, viewer: Viewer) -> HttpResponse:
        context = {"page": page, "viewer": viewer, **self.readings(request, viewer)}
        return TemplateResponse(request, self.template, context)
