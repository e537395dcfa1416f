"""The rules that decide which requests reach the emulator. A request that breaks one of them is rejected.

Every web page that is open in a browser on this machine can send requests to 127.0.0.1. The browser marks them with
`Origin` and `Sec-Fetch-Site`, and puts the name that the page used into `Host`. The page cannot sign them, because it
cannot read the secret key of the installation. Each of these facts stops a page; the rules check all of them.

Browsers may read deployed pages, each at a host of its own (`distribution_label`). Anything else that browsers may reach
must be allowed here, before `reject_browsers`: exact methods, paths and hosts, and nothing that changes state.
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


#: The host of a page: the label of a CloudFront distribution, in a domain that no DNS server resolves.
PAGE_HOST = re.compile(r"(?P<label>[a-z0-9]+)\.cloudfront\.localhost:(?P<port>\d+)")

#: The `Sec-Fetch-Site` of an address that the user opened, and of requests of the page itself.
OWN_SITES = ("none", "same-origin")


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


def distribution_label(request: Request, port: int) -> str | None:
    """The label of the distribution whose page is requested. None if the request is for an AWS service."""
    page = PAGE_HOST.fullmatch(_with_port(request.only("host"), port))
    return page["label"] if page and page["port"] == str(port) else None


def check_page_request(request: Request) -> None:
    """Rejects requests for a page that change something, and those that a browser sent for another page."""
    if request.method not in ("GET", "HEAD"):
        raise Rejected(f"Pages can only be read, with GET or HEAD, got: {request.method}.")
    if "sec-fetch-site" in request.headers and request.only("sec-fetch-site") not in OWN_SITES:
        raise Rejected("Other pages cannot request this one (header `sec-fetch-site`). Open its address in a new tab.")
    if "origin" in request.headers and request.only("origin") != f"https://{request.only('host')}":
        raise Rejected("Other pages cannot request this one (header `origin`).")


def check_origin(request: Request, port: int) -> None:
    """Rejects requests that a browser sent for a page. Applies to every request that is not for a page."""
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
    if _with_port(host, port) not in expected:
        raise Rejected(f"Expected the `Host` header {' or '.join(expected)}, got: {host!r}.")


def reject_browsers(request: Request) -> None:
    """Rejects every request of a browser, including the preflights that ask whether a page may send one."""
    for name in ("origin", "sec-fetch-site"):
        if name in request.headers:
            raise Rejected(f"Requests of browsers are not accepted (header `{name}`).")
    if request.method == "OPTIONS":
        raise Rejected("Preflight requests are not accepted.")


def _with_port(host: str, port: int) -> str:
    """The host with its port. Clients leave out the default port of HTTPS."""
    return f"{host}:443" if port == 443 and ":" not in host else host
