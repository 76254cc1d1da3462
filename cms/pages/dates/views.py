"""Answers the admin's date inputs while somebody types."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, JsonResponse

from cms.pages.dates.readings import READINGS
from cms.pages.dates.writing import UnreadableError


def date_reading(request: HttpRequest, kind: str) -> JsonResponse:
    """What is understood of `text`, or why nothing is."""
    if kind not in READINGS:
        raise Http404
    try:
        return JsonResponse(asdict(READINGS[kind](request.GET.get("text", ""))))
    except UnreadableError as refusal:
        return JsonResponse({"refused": str(refusal)})
