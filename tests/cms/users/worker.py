"""The worker of production in a process of its own, which also writes the letters of the test.

Run as `python -m tests.cms.users.worker`. It notices that another was killed sooner.
"""

from typing import Any

import django

KIND = "killed-worker-sample"


def know_the_sample() -> None:
    """Register the letter of the test."""
    from cms.users.letters import Letter, writes

    @writes(KIND, "見本")
    def sample(recipient: str, number: int) -> Letter:
        text = f"{recipient} 様\n\n架空市の催しのお知らせです。\n"
        return Letter(f"【見本】{number}通めのお知らせ", text)


def run() -> None:
    django.setup()
    from procrastinate.contrib.django import app

    know_the_sample()
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(update_heartbeat_interval=0.5, stalled_worker_timeout=2.0)


if __name__ == "__main__":
    run()
