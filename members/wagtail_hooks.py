from wagtail.snippets.models import register_snippet

from members.viewsets import OrganizationViewSet

register_snippet(OrganizationViewSet)
