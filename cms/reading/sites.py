"""Sites and their front pages, as one look at the tree finds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SiteAt:
    """A site, by where it answers."""

    hostname: str
    port: int
    is_default: bool
    front: UUID
    """The translation key of its front page."""

    def rank(self) -> tuple[bool, str, int]:
        """Of several sites with one front page, the last one gives its addresses."""
        return self.is_default, self.hostname, self.port

    @property
    def base_url(self) -> str:
        """Scheme and host, without a slash at the end."""
        scheme = "https" if self.port == 443 else "http"
        return f"{scheme}://{self.hostname}" + ("" if self.port in {80, 443} else f":{self.port}")


@dataclass(frozen=True, slots=True)
class Root:
    """The front page of a site in one language."""

    path: str
    url_path: str
    title: str
    locale: str
    site: SiteAt
    base_url: str


def site_at(sites: Iterable[SiteAt], hostname: str, port: int) -> SiteAt | None:
    """The site that answers at a host and port, in Wagtail's order of preference."""
    fitting = [site for site in sites if site.is_default or site.hostname == hostname]
    return min(
        fitting,
        key=lambda site: (
            (site.hostname, site.port) != (hostname, port),
            site.hostname != hostname,
            not site.is_default,
        ),
        default=None,
    )
