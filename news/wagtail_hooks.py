from wagtail.snippets.models import register_snippet

from news.viewsets import SeriesViewSet

register_snippet(SeriesViewSet)
