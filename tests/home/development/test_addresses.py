import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from wagtail.models import Site

from home.development.addresses import LOOPBACK, Address, welcome


def test_a_port_in_use_is_not_free():
    with socket.create_server((LOOPBACK, 0)) as server:
        address = Address(server.getsockname()[1])

        assert not address.is_free()

    assert address.is_free()


def test_waits_for_the_application_not_for_the_port():
    answered = threading.Event()

    class Slow(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            time.sleep(0.3)
            answered.set()
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer((LOOPBACK, 0), Slow) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()

        Address(server.server_port).wait_for_answer()

        assert answered.is_set()


@pytest.mark.django_db
def test_links_lead_to_the_port():
    Address(9000).name_in_site()

    assert Site.objects.get(is_default_site=True).root_url == "http://localhost:9000"


def test_welcome_names_every_place_and_every_sign_in():
    text = welcome(Address(9000))

    for place in ("/", "/api/v1/docs", "/admin/", "/development/outbox/"):
        assert f"http://localhost:9000{place}\n" in text
    for word in ("admin@example.jp", "renkei-editor", "承認者"):
        assert word in text
