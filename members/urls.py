from django.urls import path

from members.views import organization_list, organization_page

urlpatterns = [
    path("", organization_list, name="organization_list"),
    path("<slug:slug>/", organization_page, name="organization"),
]
