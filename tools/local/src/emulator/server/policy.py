"""The rules that decide which requests reach the emulator. A request that breaks one of them is rejected.

Every web page that is open in a browser on this machine can send requests to 127.0.0.1. The browser marks them with
`Origin` and `Sec-Fetch-Site`, and puts the name that the page used into `Host`. The page cannot sign them, because it
cannot read the secret key of the installation. Each of these facts stops a page; the rules check all of them.

Anything that browsers may reach must be allowed here, before `reject_browsers`: exact methods, paths and hosts, and
nothing that changes state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The only path that needs no signature. The guard answers it itself, without any data.
HEALTH_PATH = "/_ministack/health"

#: Query parameters of presigned URLs, in lower case. A page can send such a URL without a preflight.
PRESIGNED_PARAMETERS = frozenset(
    {"awsaccesskeyid", "signature", "x-amz-algorithm", "x-amz-credential", "x-amz-security-token", "x-amz-signature"}
)

#: The form that AWS's clients write. It leaves no room for a second access key, which MiniStack might read instead.
AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 "
    r"Credential=(?P<access_key_id>\w+)/(?P<date>\d{8})/(?P<region>[a-z0-9-]+)/(?P<service>[a-z0-9-]+)/aws4_request, ?"
    r"SignedHeaders=(?P<signed_headers>[a-z0-9;-]+), ?"
    r"Signature=(?P<signature>[0-9a-f]{64})",
    re.ASCII,
)


class Rejected(Exception):
    """A rule is broken. The message is a sentence that says which."""


@dataclass(frozen=True)
class Request:
    """A request without its body. The names of headers are in lower case."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, list[str]]

    def only(self, name: str) -> str:
        """The value of a header that must be present exactly once."""
        values = self.headers.get(name, [])
        if len(values) != 1:
            raise Rejected(f"Expected one `{name}` header, got: {len(values)}.")
        return values[0]


def check_origin(request: Request, port: int) -> None:
    """Rejects requests that a browser sent for a page. Applies to every request."""
    reject_foreign_host(request, port)
    reject_browsers(request)


def is_health_check(request: Request) -> bool:
    return request.method == "GET" and request.path == HEALTH_PATH


def parse_authorization(request: Request) -> re.Match[str]:
    """The parts of the `Authorization` header, which must contain a signature."""
    if any(name.lower() in PRESIGNED_PARAMETERS for name in request.query):
        raise Rejected("Credentials in the query string (presigned URLs) are not accepted.")
    if "authorization" not in request.headers:
        raise Rejected("The request is not signed.")
    authorization = AUTHORIZATION.fullmatch(request.only("authorization"))
    if authorization is None:
        raise Rejected("Expected a Signature Version 4 `Authorization` header.")
    return authorization


def reject_foreign_host(request: Request, port: int) -> None:
    """Rejects requests to other names, such as one that an attacker's DNS server resolves to 127.0.0.1."""
    expected = [f"127.0.0.1:{port}", f"localhost:{port}"]
    host = request.only("host").lower()
    # Clients leave out the default port of HTTPS.
    if (f"{host}:443" if port == 443 and ":" not in host else host) not in expected:
        raise Rejected(f"Expected the `Host` header {' or '.join(expected)}, got: {host!r}.")


def reject_browsers(request: Request) -> None:
    """Rejects every request of a browser, including the preflights that ask whether a page may send one."""
    for name in ("origin", "sec-fetch-site"):
        if name in request.headers:
            raise Rejected(f"Requests of browsers are not accepted (header `{name}`).")
    if request.method == "OPTIONS":
        raise Rejected("Preflight requests are not accepted.")
