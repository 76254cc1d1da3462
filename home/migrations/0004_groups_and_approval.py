"""Editors, approvers and administrators, and the one workflow between them.

Wagtail's own groups and its workflow become these, so that whoever is in them stays in them and what
waits for approval goes on waiting.
"""

from django.db import migrations

EDITORS, APPROVERS, ADMINISTRATORS = "編集者", "承認者", "管理者"
APPROVAL = "承認"

NAMES = {EDITORS: "Editors", APPROVERS: "Moderators"}
WORKFLOW_OF_WAGTAIL = "Moderators approval"

EVERYBODY = ("wagtailadmin.access_admin", "members.view_organization")
TRANSLATION = ("wagtail_localize.submit_translation",)
REGISTERS = ("members.add_organization", "members.change_organization")
ADMINISTRATION = (
    "members.delete_organization",
    "home.change_sitesettings",
    *(f"users.{action}_user" for action in ("add", "change", "delete")),
    *(f"auth.{action}_group" for action in ("add", "change", "delete")),
    *(
        f"wagtailcore.{action}_{model}"
        for model in ("locale", "site", "task", "workflow")
        for action in ("add", "change", "delete")
    ),
    *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
)

RIGHTS = {
    EDITORS: (*EVERYBODY, *TRANSLATION),
    APPROVERS: (*EVERYBODY, *TRANSLATION, *REGISTERS),
    ADMINISTRATORS: (*EVERYBODY, *TRANSLATION, *REGISTERS, *ADMINISTRATION),
}

WRITING = ("add_page", "change_page")
DECIDING = ("bulk_delete_page", "lock_page", "publish_page", "unlock_page")

ON_PAGES = {
    EDITORS: WRITING,
    APPROVERS: WRITING + DECIDING,
    ADMINISTRATORS: WRITING + DECIDING,
}

CHOOSING = (
    *(f"wagtailimages.{action}_image" for action in ("add", "change", "choose")),
    *(f"wagtaildocs.{action}_document" for action in ("add", "change", "choose")),
)
KEEPING = (
    "wagtailimages.delete_image",
    "wagtaildocs.delete_document",
    *(f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")),
)

ON_COLLECTIONS = {
    EDITORS: CHOOSING,
    APPROVERS: CHOOSING,
    ADMINISTRATORS: CHOOSING + KEEPING,
}


def create(apps, schema_editor):
    groups = {name: _group(apps, name) for name in (EDITORS, APPROVERS, ADMINISTRATORS)}
    Page, Collection = _models(apps, "wagtailcore", "Page", "Collection")
    OnPage, OnCollection = _models(
        apps, "wagtailcore", "GroupPagePermission", "GroupCollectionPermission"
    )
    page, collection = Page.objects.get(depth=1), Collection.objects.get(depth=1)
    for name, group in groups.items():
        group.permissions.add(*(_permission(apps, right) for right in RIGHTS[name]))
        for right in ON_PAGES[name]:
            permission = _permission(apps, f"wagtailcore.{right}")
            OnPage.objects.get_or_create(group=group, page=page, permission=permission)
        for right in ON_COLLECTIONS[name]:
            permission = _permission(apps, right)
            OnCollection.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )
    _make_approvals_ours(apps)
    _approval(apps, page, groups[APPROVERS])


def remove(apps, schema_editor):
    """Gives Wagtail's groups and workflow their names back; rights that people have stay."""
    (Group,) = _models(apps, "auth", "Group")
    _make_approvals_wagtails(apps)
    Workflow, Task = _models(apps, "wagtailcore", "Workflow", "Task")
    Workflow.objects.filter(name=APPROVAL).update(name=WORKFLOW_OF_WAGTAIL)
    Task.objects.filter(name=APPROVAL).update(name=WORKFLOW_OF_WAGTAIL)
    for name, given in NAMES.items():
        Group.objects.filter(name=name).update(name=given)
    Group.objects.filter(name=ADMINISTRATORS, user=None).delete()


def _models(apps, app, *names):
    return [apps.get_model(app, name) for name in names]


def _group(apps, name):
    """The group under its own name; Wagtail's own becomes it, or joins it if both are there."""
    (Group,) = _models(apps, "auth", "Group")
    given = Group.objects.filter(name=NAMES.get(name)).first()
    group = Group.objects.filter(name=name).first()
    if given is not None and group is None:
        given.name = name
        given.save()
        return given
    if group is None:
        group = Group.objects.create(name=name)
    if given is not None:
        group.user_set.add(*given.user_set.all())
        given.delete()
    return group


def _permission(apps, name):
    """A right by its name; on an empty database Django makes them only after all migrations."""
    ContentType, Permission = (
        apps.get_model("contenttypes", "ContentType"),
        apps.get_model("auth", "Permission"),
    )
    app, codename = name.split(".")
    action, _, model = codename.rpartition("_")
    if codename in {"access_admin", "submit_translation"}:
        model = {"access_admin": "admin", "submit_translation": "translation"}[codename]
    content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    permission, _ = Permission.objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {action.replace('_', ' ')} {model}"},
    )
    return permission


def _approval(apps, page, approvers):
    """One workflow with one step for all pages, unless the tree has a workflow already."""
    Workflow, WorkflowPage, WorkflowTask, Task = _models(
        apps, "wagtailcore", "Workflow", "WorkflowPage", "WorkflowTask", "Task"
    )
    (ApprovalTask,) = _models(apps, "approval", "ApprovalTask")
    Workflow.objects.filter(name=WORKFLOW_OF_WAGTAIL).update(name=APPROVAL)
    Task.objects.filter(name=WORKFLOW_OF_WAGTAIL).update(name=APPROVAL)
    if WorkflowPage.objects.filter(page=page).exists():
        return
    workflow, _ = Workflow.objects.get_or_create(name=APPROVAL)
    task = ApprovalTask.objects.filter(name=APPROVAL).first()
    if task is None:
        task = ApprovalTask.objects.create(
            name=APPROVAL, content_type_id=_content_type(apps, "approval", "approvaltask")
        )
        task.groups.add(approvers)
    WorkflowTask.objects.get_or_create(workflow=workflow, task_id=task.pk)
    WorkflowPage.objects.create(workflow=workflow, page=page)


def _make_approvals_ours(apps):
    """Steps of Wagtail's own kind become ours, with whatever waits at them."""
    TaskState, GroupApprovalTask = _models(apps, "wagtailcore", "TaskState", "GroupApprovalTask")
    ApprovalTask, ApprovalState = _models(apps, "approval", "ApprovalTask", "ApprovalState")
    states = TaskState.objects.filter(task__in=GroupApprovalTask.objects.values("pk"))
    for state in states:
        _become(state, ApprovalState(taskstate_ptr_id=state.pk))
    states.update(content_type_id=_content_type(apps, "approval", "approvalstate"))
    for old in GroupApprovalTask.objects.all():
        _change_kind(old, ApprovalTask(task_ptr_id=old.pk), _content_type(apps, "approval", "approvaltask"))


def _make_approvals_wagtails(apps):
    TaskState, GroupApprovalTask = _models(apps, "wagtailcore", "TaskState", "GroupApprovalTask")
    ApprovalTask, ApprovalState = _models(apps, "approval", "ApprovalTask", "ApprovalState")
    states = TaskState.objects.filter(task__in=ApprovalTask.objects.values("pk"))
    states.update(content_type_id=_content_type(apps, "wagtailcore", "taskstate"))
    ApprovalState.objects.all()._raw_delete(ApprovalState.objects.db)
    plain = _content_type(apps, "wagtailcore", "groupapprovaltask")
    for old in ApprovalTask.objects.all():
        _change_kind(old, GroupApprovalTask(task_ptr_id=old.pk), plain)


def _change_kind(old, new, content_type_id):
    """Let the row of a step be of another kind, under the key that all refer to."""
    groups = list(old.groups.all())
    old.groups.clear()
    old.content_type_id = content_type_id
    old.save()
    _become(old, new)
    new.groups.set(groups)
    type(old).objects.filter(pk=old.pk)._raw_delete(type(old).objects.db)


def _become(row, child):
    """Write the child's own row beside the one that it shares with its parent."""
    parents = {field.attname for field in row._meta.concrete_fields}
    for field in child._meta.concrete_fields:
        if field.attname in parents and not field.primary_key:
            setattr(child, field.attname, getattr(row, field.attname))
    child.save_base(raw=True)


def _content_type(apps, app, model):
    ContentType = apps.get_model("contenttypes", "ContentType")
    return ContentType.objects.get_or_create(app_label=app, model=model)[0].pk


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_corrections"),
        ("approval", "0001_initial"),
        ("members", "0001_initial"),
        ("users", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(create, remove)]
