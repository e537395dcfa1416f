"""The self-signed certificate of the emulator, which its clients trust and nobody else."""

from __future__ import annotations

import datetime
import ipaddress
import os
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

VALID_FOR = datetime.timedelta(days=397)
RENEW_BEFORE = datetime.timedelta(days=30)

#: The emulator's own host, and the hosts of deployed pages.
DNS_NAMES = ("localhost", "*.cloudfront.localhost")


def ensure_certificate(folder: Path) -> tuple[Path, Path]:
    """The paths of certificate and key. Both are made anew if the certificate lacks a name or is about to expire."""
    certificate, key = folder / "server.crt", folder / "server.key"
    if not (key.exists() and _is_valid(certificate)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(certificate, key)
    return certificate, key


def _is_valid(certificate: Path) -> bool:
    try:
        parsed = x509.load_pem_x509_certificate(certificate.read_bytes())
        names = parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return False
    expires = parsed.not_valid_after_utc
    return tuple(names.get_values_for_type(x509.DNSName)) == DNS_NAMES and (
        expires > datetime.datetime.now(datetime.timezone.utc) + RENEW_BEFORE
    )


def _write_new(certificate_path: Path, key_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Local AWS emulator")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + VALID_FOR)
        .add_extension(
            x509.SubjectAlternativeName(
                [*map(x509.DNSName, DNS_NAMES), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        # Its key cannot sign other certificates, so a client that trusts it trusts only this server.
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    _replace(
        key_path,
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    )
    _replace(certificate_path, certificate.public_bytes(serialization.Encoding.PEM))


def _replace(path: Path, content: bytes) -> None:
    """Writes a file that only this user can read, at once."""
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    temporary.replace(path)
