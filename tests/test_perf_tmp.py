import pytest, time
from wagtail.models import Page
from django.db import connection
from cms.reading.read import read_slice, read_one
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible
from tests.cms.reading.page_states import Tree
@pytest.mark.django_db
def test_perf():
    t=Tree(); idx=t.grow("idx"); 
    base=Page.objects.get(pk=idx.pk)
    for i in range(2000): 
        if i%500==0: idx=t.grow(f"idx{i}")
        Page.objects.get(pk=idx.pk).add_child(instance=Page(title=f"p{i}",slug=f"p{i}"))
    for i in range(30): t.grow(f"d{i}", live=False, numchild=1)
    with connection.cursor() as c: c.execute("analyze")
    v=Viewer.public()
    q=visible(Page,v).order_by("-id").values_list("pk")[:20]
    print(q.explain(analyze=True))
    for _ in range(3):
        s=time.perf_counter(); x=read_slice(Page.objects.order_by("-id"), v, lambda p,c: p.title, offset=0, limit=20); print("slice", time.perf_counter()-s, x.count)
        s=time.perf_counter(); x=read_one(Page.objects.filter(slug="p77"), v, lambda p,c: p.title); print("one", time.perf_counter()-s)
