"""Answers of the public mount, kept as bytes and never stale."""

from cms.reading.cache.marking import Cacheable, cacheable
from cms.reading.cache.middleware import PublicCacheMiddleware

__all__ = ["Cacheable", "PublicCacheMiddleware", "cacheable"]
