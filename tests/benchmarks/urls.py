"""The addresses of the product, and before them those that only benchmarks ask for."""

from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api as version_3

from cms.urls import urlpatterns as product
from tests.benchmarks import classic, views

version_2 = WagtailAPIRouter("wagtailapi")
version_2.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    path("bench/news", views.full_list),
    path("bench/private/statement", views.statement),
    path("bench/private/bytes", views.static_bytes),
    path("bench/private/bytes-of-version", views.static_bytes_of_version),
    path("bench/private/classic/<path:path>", classic.classic_page),
    path("bench/private/v2/", version_2.urls),
    path("bench/private/v3/", version_3.urls),
    *product,
]
