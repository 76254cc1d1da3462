"""The public content API. Its routers are named as strings; a typo fails at `check`."""

from cms.reading.api import ContentAPI

api = ContentAPI(
    title="Renkei",
    version="1",
    description="自治体の連携についての公開情報です。"
    "Public information on the cooperation of municipalities.",
    urls_namespace="api-v1",
    docs_url="/docs",
)

ROUTERS = [
    "home.api.router.router",
    "members.api.organizations.router",
    "members.api.agreements.router",
    "members.api.members.router",
    "members.api.collaborations.router",
    "news.api.lists.router",
    "news.api.chronology.router",
    "news.api.schedules.router",
]

for router in ROUTERS:
    api.add_router("/", router)
