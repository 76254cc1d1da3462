"""Jobs about images; deferred in the transaction that makes them necessary."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from cms.media import renditions
from cms.media.models import PortalImage


@app.task(
    name=PortalImage.RENDITIONS_JOB,
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def make_renditions(image_id: int) -> None:
    """Make the renditions of an image; nothing is left to do if it is gone."""
    image = PortalImage.objects.filter(pk=image_id).first()
    if image is not None:
        renditions.make(image)
