"""The letters that pages are a reason for; `cms.users` looks for this module."""

from cms.pages.care import reminders  # noqa: F401  # registers its writer
