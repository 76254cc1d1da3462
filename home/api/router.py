"""The operations that span all types of records."""

from ninja import Router

from home.api import pages, site

router = Router()
router.add_router("/", site.router)
router.add_router("/", pages.router)
