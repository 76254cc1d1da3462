"""The operations that span all types of records."""

from ninja import Router

from home.api import addresses, pages, preview, site

router = Router()
router.add_router("/", site.router)
router.add_router("/", pages.router)
router.add_router("/", addresses.router)
router.add_router("/", preview.router)
