"""House rules for pages that code can hold; they run with `manage.py check`."""
