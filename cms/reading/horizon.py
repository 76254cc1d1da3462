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
from django.db.models import BooleanField, CharField, Func, Q, TextField, Value
from wagtail.models import Page, PageViewRestriction, Site

from cms.reading.statements import NOW, Given, Statement
from cms.reading.viewer import Audience, Viewer


@dataclass(frozen=True, slots=True)
class Root:
    """The front page of a site in one language."""

    path: str
    url_path: str
    title: str
    locale: str
    base_url: str
    is_default: bool


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
        return self._look[0]

    @cached_property
    def roots(self) -> list[Root]:
        """The front page of every site in every language."""
        return self._look[1]

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

    @cached_property
    def _look(self) -> tuple[list[str], list[Root]]:
        rows = _statement(self.viewer.audience).run({"now": self.viewer.now})
        closed: list[str] = []
        sites: dict[Any, tuple[str, bool]] = {}
        found: list[tuple[Any, ...]] = []
        for path, url_path, title, locale, key, hostname, port, is_default in rows:
            if url_path is None:
                closed.append(path)
                continue
            found.append((path, url_path, title, locale, key))
            if hostname is not None:
                sites[key] = (_base_url(hostname, port), is_default)
        roots = [Root(*(*page, *sites[key])) for *page, key in found if key in sites]
        return _topmost(closed), roots


@cache
def _statement(audience: Audience) -> Statement:
    viewer = any_viewer(audience)
    nothing = Value(None, output_field=CharField())
    hidden = Page.objects.filter(~open_q(viewer), numchild__gt=0)
    shut = restrictions(viewer)
    columns = [nothing] * 7
    return Statement(
        _roots(viewer).union(
            hidden.values_list("path", *columns),
            shut.values_list("page__path", *columns),
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


class SourceIsSeen(Func):
    """Whether every page that an alias stands for, however long the chain, can be seen."""

    template = """EXISTS (
        WITH RECURSIVE chain AS (
            SELECT %(columns)s FROM wagtailcore_page p WHERE p.id = %(expressions)s
            UNION
            SELECT %(columns)s FROM wagtailcore_page p JOIN chain ON p.id = chain.alias_of_id
        )
        SELECT 1 FROM chain HAVING bool_and(
            live
            AND (go_live_at IS NULL OR go_live_at <= %(now)s)
            AND (expire_at IS NULL OR expire_at > %(now)s)
            AND NOT path LIKE ANY %(closed)s
            AND path LIKE ANY %(open)s
        )
    )"""
    columns = "p.id, p.alias_of_id, p.path, p.live, p.go_live_at, p.expire_at"
    array = "(%s::text[])"
    output_field = BooleanField()

    def __init__(self, key: str, viewer: Viewer, seen: Horizon) -> None:
        super().__init__(key)
        self.moment = viewer.now
        self.seen = seen

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        key, params = compiler.compile(self.source_expressions[0])
        open_, closed = self.seen.open, self.seen.closed
        array = "(%s::text[])"
        columns = "p.id, p.alias_of_id, p.path, p.live, p.go_live_at, p.expire_at"
        names = {
            "columns": columns,
            "expressions": key,
            "now": "%s",
            "closed": array,
            "open": array,
        }
        values = [self.moment, self.moment, _starts(closed), _starts(open_)]
        return self.template % names, [*params, *values]


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
    return current if current is not None and current.viewer == viewer else Horizon(viewer)


def _roots(viewer: Viewer) -> Any:
    keys = Site.objects.values("root_page__translation_key")
    return Page.objects.filter(open_q(viewer), translation_key__in=keys).values_list(
        "path",
        "url_path",
        "title",
        "locale__language_code",
        "translation_key",
        "sites_rooted_here__hostname",
        "sites_rooted_here__port",
        "sites_rooted_here__is_default_site",
    )


def _topmost(paths: list[str]) -> list[str]:
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept


def _base_url(hostname: str, port: int) -> str:
    scheme = "https" if port == 443 else "http"
    return f"{scheme}://{hostname}" + ("" if port in {80, 443} else f":{port}")
