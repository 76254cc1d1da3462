"""What can be seen of the page tree at a moment: its open roots and the sections that are closed.

Asked once for a whole read. Every page query then compares paths with a few constants; the same
conditions as correlated subqueries cost PostgreSQL thirty milliseconds of planning each.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Func,
    IntegerField,
    Q,
    TextField,
    UUIDField,
    Value,
)
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.reading.sites import Root, SiteAt, site_at
from cms.reading.statements import NOW, Constant, Given, Statement
from cms.reading.viewer import Audience, Viewer


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look at the tree found."""

    closed: list[str]
    sites: list[SiteAt]
    roots: list[Root]
    locales: dict[int, str]


def open_q(viewer: Viewer) -> Q:
    """Live, and between go-live and expiry by the clock, whatever a scheduler has done."""
    began = Q(go_live_at__isnull=True) | Q(go_live_at__lte=viewer.now)
    ends_later = Q(expire_at__isnull=True) | Q(expire_at__gt=viewer.now)
    return Q(live=True) & began & ends_later


def is_open(page: Page, viewer: Viewer) -> bool:
    """The same for one page in hand."""
    began = page.go_live_at is None or page.go_live_at <= viewer.now
    ends_later = page.expire_at is None or page.expire_at > viewer.now
    return bool(page.live) and began and ends_later


def restrictions(viewer: Viewer) -> Any:
    """The doors that this audience cannot pass: members pass a sign-in, nobody the others."""
    found = PageViewRestriction.objects.all()
    if viewer.audience is Audience.MEMBER:
        return found.exclude(restriction_type=PageViewRestriction.LOGIN)
    return found


class Horizon:
    """One look at the tree; the query is made when something is first asked."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer

    @cached_property
    def closed(self) -> list[str]:
        """Paths below which nothing can be seen, none of them below another."""
        return self._sight.closed

    @cached_property
    def roots(self) -> list[Root]:
        """The front page of every site in every language."""
        return self._sight.roots

    @cached_property
    def locales(self) -> dict[int, str]:
        """The language code of every locale."""
        return self._sight.locales

    @cached_property
    def open(self) -> list[str]:
        """Paths of the roots: elsewhere there is nothing to be seen."""
        return [root.path for root in self.roots]

    def given(self, names: Collection[str]) -> dict[str, Any]:
        """What a statement needs that was compiled for any look; only some need the tree."""
        values: dict[str, Any] = {"now": self.viewer.now}
        if {"closed", "open"} & set(names):
            values |= {"closed": _starts(self.closed), "open": _starts(self.open)}
        return values

    def site_at(self, hostname: str, port: int) -> SiteAt | None:
        """The site that answers there."""
        return site_at(self._sight.sites, hostname, port)

    @cached_property
    def _sight(self) -> Sight:
        rows = _statement(self.viewer.audience).run({"now": self.viewer.now})
        found: dict[str, list[Any]] = {"closed": [], "locale": [], "site": [], "root": []}
        for kind, *fields in rows:
            found[kind].append(fields)
        sites = [
            SiteAt(hostname, port, is_default, front)
            for hostname, port, front, is_default, *_ in found["site"]
        ]
        answering = {site.front: site for site in sorted(sites, key=SiteAt.rank)}
        locales = {key: code for code, key, *_ in found["locale"]}
        roots = [
            Root(path, url_path, title, locales[locale], site, site.base_url)
            for path, locale, front, _, url_path, title in found["root"]
            for site in [answering[front]]
        ]
        return Sight(_topmost([path for path, *_ in found["closed"]]), sites, roots, locales)


@cache
def _statement(audience: Audience) -> Statement:
    viewer = any_viewer(audience)
    # Written out, so that PostgreSQL knows the index of sections to fit.
    hidden = Page.objects.filter(~open_q(viewer), numchild__gt=Constant("0", IntegerField()))
    fronts = Site.objects.values("root_page__translation_key")
    roots = Page.objects.filter(open_q(viewer), translation_key__in=fronts)
    sites = Site.objects.all()
    number, key = (Value(None, output_field=field()) for field in (IntegerField, UUIDField))
    flag, text = (Value(None, output_field=field()) for field in (BooleanField, CharField))
    return Statement(
        # The first one tells PostgreSQL the types of all columns.
        sites.values_list(
            Value("site"),
            "hostname",
            "port",
            "root_page__translation_key",
            "is_default_site",
            text,
            text,
        ).union(
            roots.values_list(
                Value("root"), "path", "locale_id", "translation_key", flag, "url_path", "title"
            ),
            hidden.values_list(Value("closed"), "path", number, key, flag, text, text),
            restrictions(viewer).values_list(
                Value("closed"), "page__path", number, key, flag, text, text
            ),
            Locale.objects.values_list(
                Value("locale"), "language_code", "pk", key, flag, text, text
            ),
            all=True,
        )
    )


class AnyHorizon(Horizon):
    """Stands for any look, in conditions that are compiled once and run with `Horizon.given`."""

    closed: Any = Given("closed", ArrayField(TextField()))
    open: Any = Given("open", ArrayField(TextField()))


def any_viewer(audience: Audience) -> Viewer:
    """Stands for all viewers of an audience, at whatever moment."""
    return Viewer(audience, cast("Any", NOW))


class Below(Func):
    """Whether a tree path begins with one of these; with none, never."""

    template = "%(expressions)s)"
    arg_joiner = " LIKE ANY ("
    output_field = BooleanField()

    def __init__(self, path: Any, starts: list[str] | Given) -> None:
        super().__init__(path, _patterns(starts))


class PageIsSeen(Func):
    """Whether a page, and every page that it is an alias of, is open, in sight and not shut off.

    The functions stand in a migration. The first one PostgreSQL writes out in the query. The words
    of the second one it would reckon at a thousand times their cost there, and then join as if the
    rest of the query cost nothing. One expression takes Django a third of the time of nine.
    """

    template = """(
        reading_page_is_open(%(live)s, %(go_live_at)s, %(expire_at)s, %(path)s, %(look)s)
        AND (%(alias_of_id)s IS NULL OR reading_sources_are_seen(%(alias_of_id)s, %(look)s))
    )"""
    columns = ("live", "go_live_at", "expire_at", "path", "alias_of_id")
    output_field = BooleanField()

    def __init__(self, viewer: Viewer, seen: Horizon) -> None:
        moment: Any = viewer.now
        if not isinstance(moment, Given):
            moment = Value(moment, output_field=DateTimeField())
        super().__init__(*self.columns, moment, _patterns(seen.closed), _patterns(seen.open))

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        parts = [compiler.compile(part) for part in self.source_expressions]
        sql = dict(zip(self.columns, (part for part, _ in parts), strict=False))
        moment, closed, open_ = parts[len(self.columns) :]
        sql["look"] = f"{moment[0]}, {closed[0]}, {open_[0]}"
        return self.template % sql, [*moment[1], *closed[1], *open_[1]] * 2


def _patterns(paths: list[str] | Given) -> Value | Given:
    starts = _starts(paths)
    if isinstance(starts, Given):
        return starts
    return Value(starts, output_field=ArrayField(TextField()))


def _starts(paths: list[str] | Given) -> list[str] | Given:
    return paths if isinstance(paths, Given) else [f"{path}%" for path in paths]


_current: ContextVar[Horizon | None] = ContextVar("horizon", default=None)


@contextmanager
def one_look(viewer: Viewer, look: Horizon | None = None) -> Iterator[Horizon]:
    """Within this block the same viewer looks at the tree once, or has done so already."""
    look = look or horizon(viewer)
    token = _current.set(look)
    try:
        yield look
    finally:
        _current.reset(token)


def horizon(viewer: Viewer) -> Horizon:
    """The look that is going on for this viewer, or a new one."""
    if isinstance(viewer.now, Given):
        return AnyHorizon(viewer)
    current = _current.get()
    # For which day registers are told makes no difference to what is seen of the tree.
    is_same = current is not None and current.viewer.on(None) == viewer.on(None)
    return current if current is not None and is_same else Horizon(viewer)


def _topmost(paths: list[str]) -> list[str]:
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept
