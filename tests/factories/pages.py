"""What the factories of all page types share: a place in the tree, and the states of a page."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from factory.declarations import LazyFunction, Sequence, Trait
from factory.helpers import post_generation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail_factories import PageFactory


def front_page() -> Page:
    """The root of the default site, as the database knows it now."""
    page: Page = Site.objects.get(is_default_site=True).root_page
    return page


class PortalPageFactory(PageFactory):
    """Published below the front page, unless told otherwise."""

    parent: Any = LazyFunction(front_page)
    title: Any = Sequence(lambda number: f"ページ{number}")
    slug: Any = Sequence(lambda number: f"page-{number}")

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    class Params:
        draft = Trait(live=False, has_unpublished_changes=True)
        scheduled = Trait(
            live=False, go_live_at=LazyFunction(lambda: timezone.now() + timedelta(days=1))
        )
        expired = Trait(expire_at=LazyFunction(lambda: timezone.now() - timedelta(seconds=1)))

    @post_generation
    def members_only(self: Any, create: bool, extracted: bool, **kwargs: Any) -> None:
        if create and extracted:
            PageViewRestriction.objects.create(
                page=self, restriction_type=PageViewRestriction.LOGIN
            )

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Page, kwargs: Any) -> Any:
        # The parent in hand may not know the children it got since.
        fresh = Page.objects.get(pk=parent.pk)
        return super()._create_instance(model_class, fresh, kwargs)
