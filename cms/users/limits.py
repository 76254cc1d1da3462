"""What is answered to whoever knocks too often: how long to wait, in words and as a header."""

import math
import time

from allauth.account import app_settings as account
from allauth.core.internal.ratelimit import get_cache_key, parse_rates
from allauth.mfa import app_settings as mfa
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

DOORS = {"allauth.account": account, "allauth.mfa": mfa}


def too_many(request: HttpRequest) -> HttpResponse:
    """In the place of allauth's own page; `handler429` of the addresses."""
    seconds = waiting_seconds(request)
    response = render(request, "account/too_many.html", {"waiting": in_words(seconds)}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def waiting_seconds(request: HttpRequest) -> int:
    """Until every limit that this visitor has used up lets them in again; at least a minute."""
    longest = 60.0
    for app, settings in DOORS.items():
        for action, rates in settings.RATE_LIMITS.items():
            for rate in parse_rates(rates):
                if rate.per == "key" or (rate.per == "user" and not request.user.is_authenticated):
                    continue  # of a limit by what was typed, the longest is an hour
                key = get_cache_key(request, app=app, action=action, rate=rate)
                history = cache.get(key, [])
                if len(history) >= rate.amount:
                    longest = max(longest, history[-1] + rate.duration - time.time())
    return math.ceil(longest)


def in_words(seconds: int) -> str:
    """As people say it: 「約3分」."""
    minutes = math.ceil(seconds / 60)
    return f"約{minutes}分" if minutes < 60 else f"約{math.ceil(minutes / 60)}時間"
