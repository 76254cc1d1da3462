"""Changes to the chronology that are more than a form; every door uses these."""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from cms.users.models import User
from news.models import ChronologyEntry


@transaction.atomic
def chronology_entry_link(*, entry_id: int, page: Page, by: User) -> ChronologyEntry:
    """Say that an entry speaks of the very thing that a page is about.

    Raises:
        ValidationError: the entry speaks of another page by now.
        ChronologyEntry.DoesNotExist: it has been deleted.
    """
    entry: ChronologyEntry = ChronologyEntry.objects.select_for_update().get(pk=entry_id)
    if entry.record_id not in {None, page.pk}:
        raise ValidationError("この記録は、ほかのページと結びつけられています。")
    entry.record = page
    entry.full_clean(exclude=["locale"])
    entry.save()
    revision = entry.save_revision(user=by, clean=False)
    log(instance=entry, action="wagtail.edit", user=by, revision=revision, content_changed=True)
    return entry
