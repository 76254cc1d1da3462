"""The WSGI entry of production servers."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

# Everything that stays is loaded before the first request. The garbage collector then leaves it
# alone: looking through it again and again took a fifth of the time of a cold answer.
get_resolver().url_patterns  # noqa: B018  # loads every view
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 10)  # an answer makes ten thousand objects and leaves few of them
