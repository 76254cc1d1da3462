from django.urls import path, re_path

from cms.media import views

urlpatterns = [
    path("media/<path:name>", views.image_file, name="media_image_file"),
    # Before Wagtail's own view of the same address, whose name stays the one to build it by.
    re_path(r"^documents/(\d+)/(.*)$", views.document, name="media_document"),
]
