"""Static files under names that change with their content."""

import logging

from whitenoise.storage import CompressedManifestStaticFilesStorage

logger = logging.getLogger(__name__)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's own, but a page is shown without its style rather than not at all.

    Before `collectstatic` has run every page would fail, the pages that tell of failures as well.
    """

    def stored_name(self, name: str) -> str:
        try:
            stored: str = super().stored_name(name)
        except ValueError:
            logger.warning("The static file %s is missing. Was collectstatic run?", name)
            return name
        return stored
