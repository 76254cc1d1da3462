"""Fills an address with the keys of the other section."""

import re
from typing import Any

from tests.contract.rights.addresses import Address
from tests.contract.rights.world import CANARY

BY_NAME = {
    "parent_page_id": "page",
    "page_id": "page",
    "page_pk": "page",
    "page_to_move_id": "page",
    "destination_id": "page",
    "revision_id": "revision",
    "revision_id_a": "revision",
    "revision_id_b": "revision_b",
    "task_state_id": "task_state",
    "task_id": "task",
    "workflow_state_id": "workflow_state",
    "workflow_pk": "workflow",
    "collection_id": "collection",
    "image_id": "image",
    "import_id": "table_import",
    "document_id": "document",
    "doc_id": "document",
    "letter_id": "letter",
    "link_id": "link",
    "redirect_id": "redirect",
    "translation_source_id": "source",
    "translation_id": "translation",
    "string_segment_id": "segment",
}

BY_VIEW = {
    "wagtailadmin_api:pages": "page",
    "wagtailadmin_api:documents": "document",
    "wagtailadmin_api:images": "image",
    "wagtailadmin_collections": "collection",
    "wagtailadmin_pages": "page",
    "wagtailadmin_workflows:edit_task": "task",
    "wagtailadmin_workflows:disable_task": "task",
    "wagtailadmin_workflows:enable_task": "task",
    "wagtailadmin_workflows": "workflow",
    "wagtaildocs_chooser": "document",
    "wagtailimages_chooser": "image",
    "wagtaillocales": "locale",
    "wagtailsites": "site",
    "wagtailsettings": "site",
    "wagtailusers_users": "user",
    "wagtailusers_groups": "group",
    "wagtailsnippets_news_body": "body",
    "wagtailsnippetchoosers_news_body": "body",
    "wagtailsnippets_news_chronologyentry": "entry",
    "wagtailsnippetchoosers_news_chronologyentry": "entry",
    "wagtailsnippets_news_series": "series",
    "wagtailsnippetchoosers_news_series": "series",
    "wagtailsnippets_members_figure": "figure",
    "wagtailsnippetchoosers_members_figure": "figure",
    "wagtailsnippets_members_membership": "membership",
    "wagtailsnippetchoosers_members_membership": "membership",
    "wagtailsnippets_members_organization": "organization",
    "wagtailsnippetchoosers_members_organization": "organization",
    "wagtail_localize": "series",
}

WORDS = {
    "action": "publish",
    "action_name": "approve",
    "content_type_app_name": "home",
    "content_type_model_name": "standardpage",
    "filter_spec": "max-165x165",
    "kind": "day",
    "mode": "default",
    "overridable_segment_id": "1",
    "register": "organizations",
    "session_id": "1",
    "token": "abc-def",
    "uidb64": "MQ",
    "uploaded_file_id": "1",
}

MODELS = {
    "wagtail_bulk_action": ("wagtailcore", "page"),
    "wagtailsettings": ("home", "sitesettings"),
    "wagtailadmin_pages:choose_parent": ("home", "standardpage"),
    "wagtailadmin_workflows:add_task": ("approval", "approvaltask"),
    "wagtailadmin_tag_model_autocomplete": ("taggit", "tag"),
    "wagtailadmin_editing_sessions": ("home", "standardpage"),
    "wagtail_localize": ("news", "series"),
}


def path_of(address: Address, keys: dict[str, Any]) -> str:
    """The address with the other section's keys in the place of its parameters."""
    route = re.sub(r"\(\?P(<\w+>)(?:[^()]|\([^()]*\))*\)", r"\1", address.route)
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: _value(address, name[1], keys), route)
    route = re.sub(r"[$^\\]", "", route)
    return "/" + route.replace("(.*)", "x").replace(".*", "nowhere")


def _value(address: Address, name: str, keys: dict[str, Any]) -> str:
    if name in BY_NAME:
        return str(keys[BY_NAME[name]])
    if name in WORDS:
        return WORDS[name]
    if name in {"pk", "object_id"}:
        return str(keys[_longest(BY_VIEW, address.name, "page")])
    app, model = _longest(MODELS, address.name, ("home", "standardpage"))
    return {"app_label": app, "app_name": app, "model_name": model}[name]  # else: say it above


def _longest[T](table: dict[str, T], name: str, otherwise: T) -> T:
    fitting = [start for start in table if name.startswith(start)]
    return table[max(fitting, key=len)] if fitting else otherwise


QUERIES = {
    "wagtail_bulk_action": "id={page}",
    "wagtailadmin_choose_page_chosen_multiple": "id={page}",
    "wagtailadmin_pages:search": "q=草案",
    "wagtailadmin_pages:search_results": "q=草案",
    "wagtailadmin_choose_page_search": "q=草案",
    "wagtailadmin_api:pages:listing": "search=草案",
    "wagtailadmin_api:pages:find": "id={page}",
    "wagtailadmin_api:images:find": "id={image}",
    "wagtailadmin_api:documents:find": "id={document}",
    "wagtailimages_chooser:chosen_multiple": "id={image}",
    "wagtaildocs_chooser:chosen_multiple": "id={document}",
    "wagtailadmin_tag_autocomplete": "term=k",
}

POSTED = {"wagtailadmin_choose_page_external_link": {"external-link-chooser-url": "/a/"}}


def query_of(address: Address, keys: dict[str, Any]) -> str:
    """What a searching or choosing view is asked for; never the canary itself."""
    query = QUERIES.get(address.name, "").format(**keys)
    assert CANARY not in query
    return f"?{query}" if query else ""
