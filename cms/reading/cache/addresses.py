"""Under which name an answer is kept, and which addresses are public at all."""

from django.conf import settings
from django.http import HttpRequest


def is_private(request: HttpRequest) -> bool:
    """Whether an address looks at cookies or serves files: the admin, the member area and the like.

    Whatever is not named in `PRIVATE_PREFIXES` is public, and its visitors are anonymous.
    """
    return request.path_info.startswith(settings.PRIVATE_PREFIXES)


def is_file(request: HttpRequest) -> bool:
    """Whether an address is one of an uploaded file."""
    return request.path_info.startswith(settings.FILE_PREFIXES)


def address_of(request: HttpRequest) -> str:
    """Scheme, host, path and query, with the parameters in the order of their names.

    Raises:
        DisallowedHost: the host is none of ours.
    """
    query = request.META.get("QUERY_STRING", "")
    # A question mark may stand in a decoded path too; NUL was refused before.
    return f"{request.scheme}://{request.get_host()}{request.path}\0{_sorted(query)}"


def _sorted(query: str) -> str:
    # An escaped name may hide a repetition whose order matters, so such a query stays as it is.
    if "&" not in query or "%" in query or "+" in query:
        return query
    return "&".join(sorted(query.split("&"), key=lambda part: part.partition("=")[0]))
