from wagtail.snippets.models import register_snippet

from members.viewsets import FigureViewSet, MembershipViewSet, OrganizationViewSet

register_snippet(OrganizationViewSet)
register_snippet(MembershipViewSet)
register_snippet(FigureViewSet)
