"""What an editor's own redirect may not do: lead to itself, in circles, or away from a page."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.pages.places import page_at, redirect_from
from cms.pages.slugs import canonical
from cms.reading.horizon import one_look
from cms.reading.viewer import Viewer

TO_ITSELF = "転送元と転送先が同じです。別の転送先を選んでください。"
SHADOW = (
    "このアドレスでは「{title}」が公開されています。転送すると、そのページが見えなくなります。"
    "ページを非公開にするか、アドレスを変えてから登録してください。"
)
CIRCLE = (
    "転送が一周して、もとのアドレス（{path}）に戻ってしまいます。"
    "途中の転送（{via}）を確かめてください。"
)

LONGEST_WAY = 20


class PortalRedirectForm(RedirectForm):
    """Says why a redirect would not work, for each site that it would be on."""

    def clean(self) -> Any:
        cleaned = super().clean()
        path = self.cleaned_data.get("old_path")
        if path and not self.errors:
            site = self.cleaned_data.get("site")
            for place in [site] if site is not None else list(Site.objects.all()):
                self._refuse_what_fails(Redirect.normalise_path(path), place)
        return cleaned

    def _refuse_what_fails(self, path: str, site: Site) -> None:
        viewer = Viewer.public()
        with one_look(viewer):
            target = _target_of(self.cleaned_data, site)
            if target is not None and _same(target, path):
                raise ValidationError(TO_ITSELF)
            page = page_at(unquote(path), viewer, site)
            if page is not None and "?" not in path:
                raise ValidationError({"old_path": SHADOW.format(title=page.title)})
            self._refuse_circles(path, target, viewer, site)

    def _refuse_circles(self, path: str, target: str | None, viewer: Viewer, site: Site) -> None:
        via: list[str] = []
        while target is not None and len(via) < LONGEST_WAY:
            if page_at(target, viewer, site) is not None:
                return
            via.append(target)
            found = redirect_from(target, "", viewer, site)
            if found is None or found.pk == self.instance.pk:
                return
            target = _target_of_row(found, site)
            if target is not None and _same(target, path):
                message = CIRCLE.format(path=path, via="、".join(via))
                raise ValidationError(message)


def install() -> None:
    """Put the form in the place of Wagtail's, which has no setting for it."""
    views.RedirectForm = PortalRedirectForm
    views.CreateView.form_class = views.EditView.form_class = PortalRedirectForm


def _target_of(said: dict[str, Any], site: Site) -> str | None:
    return _path_of(said.get("redirect_page"), said.get("redirect_link") or "", site)


def _target_of_row(row: Redirect, site: Site) -> str | None:
    return _path_of(row.redirect_page, row.redirect_link, site)


def _path_of(page: Page | None, link: str, site: Site) -> str | None:
    """The path on the site that is led to; None for another site, or for nowhere."""
    address = page.get_url_parts() if page is not None else None
    if address is not None:
        _, root, path = address
        return unquote(path) if root == site.root_url and path else None
    parts = urlsplit(link)
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" != site.root_url:
        return None
    return unquote(parts.path) or None


def _same(one: str, other: str) -> bool:
    return _key(one) == _key(other)


def _key(path: str) -> str:
    return canonical(unquote(path)).rstrip("/")
