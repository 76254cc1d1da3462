"""Where a front end elsewhere shows previews."""

from urllib.parse import urlsplit

from django.conf import settings


def front_end_origin() -> str:
    """Scheme, host and port of `HEADLESS_PREVIEW_URL`; nothing while previews are shown here."""
    address = urlsplit(settings.HEADLESS_PREVIEW_URL)
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""
