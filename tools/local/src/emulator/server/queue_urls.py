"""Queue URLs in the saved state. They contain the address that the emulator had when the queues were created."""

from __future__ import annotations

import re
from pathlib import Path

#: The part of a queue URL before the account id. No other URL of the emulator continues with an account id.
ADDRESS = re.compile(r"https?://localhost:\d+/(?=\d{12}/)")


def update_queue_urls(state: Path, port: int) -> None:
    """Makes the saved queue URLs lead to this port, by HTTPS. MiniStack finds no queue by an outdated URL."""
    for path in state.glob("*.json"):
        saved = path.read_text(encoding="utf-8")
        updated = ADDRESS.sub(f"https://localhost:{port}/", saved)
        if updated != saved:
            temporary = path.with_suffix(".new")
            temporary.write_text(updated, encoding="utf-8")
            temporary.replace(path)
