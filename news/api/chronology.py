"""The chronology (これまでの経過) in the content API."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.parameters import Key
from cms.reading.read import read_key
from cms.reading.viewer import Viewer
from news.models import ChronologyEntry
from news.models.chronology_lines import read_lines
from news.parameters import ChronologyParameters
from news.schemas.chronology import ChronologyEntryDetail, ChronologyList

router = Router(tags=["chronology"])


@router.get("chronology", response=ChronologyList, summary="これまでの経過", url_name="chronology")
def list_chronology(request: HttpRequest, parameters: Query[ChronologyParameters]) -> HttpResponse:
    """What happened, earliest first: editors' entries, and pages that enter by themselves.

    An event enters on its first day and a publication on its day of issue, if their types or their
    editors say so; a page that an entry speaks of is no second line. A fiscal year that has not
    begun is empty.
    """
    asked = parameters
    part = read_lines(asked, asked.locale, Viewer.public(), offset=asked.offset, limit=asked.limit)
    return answer(ChronologyList(count=part.count, items=part.items))


@router.get(
    "chronology/{key}",
    response=ChronologyEntryDetail,
    summary="経過の記録",
    url_name="chronology_entry",
)
def get_chronology_entry(request: HttpRequest, key: Key) -> HttpResponse:
    """One entry that an editor has written; a page that enters by itself is at `pages`."""
    found = read_key(ChronologyEntry, key, Viewer.public(), ChronologyEntry.detail)
    if found is None:
        raise Http404
    return answer(found)
