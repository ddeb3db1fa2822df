"""A real OpenID Connect provider (npm's oidc-provider) on loopback, and somebody's browser there."""

import fcntl
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from subprocess import PIPE, STDOUT
from urllib.parse import urljoin

import pytest
import requests

from tests.support.mail import free_port

FOLDER = Path(__file__).parent / "oidc_provider"
CALLBACK = "http://localhost/masuk/kantor/kembali"
SECRET = "rahasia-uji-yang-cukup-panjang-sekali"


@dataclass
class Provider:
    """Where it is, and what signing in there leads to."""

    issuer: str

    def sign_in(self, address: str, name: str) -> str:
        """Follow an address of the provider as somebody: type the name, agree; the path that leads back."""
        with requests.Session() as person:
            answer = person.get(address, allow_redirects=False, timeout=60)
            for _step in range(12):
                if "Location" in answer.headers:
                    address = urljoin(answer.url, answer.headers["Location"])
                    if address.startswith(CALLBACK):
                        return address.removeprefix("http://localhost")
                    answer = person.get(address, allow_redirects=False, timeout=60)
                    continue
                form = re.search(r'<form[^>]* action="([^"]+)"', answer.text)
                prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
                assert form is not None, answer.text
                assert prompt is not None, answer.text
                sent = {"prompt": prompt[1]} | (
                    {"login": name, "password": "apa saja"} if prompt[1] == "login" else {}
                )
                where = urljoin(answer.url, unescape(form[1]))
                answer = person.post(where, data=sent, allow_redirects=False, timeout=60)
        raise AssertionError(f"nothing leads back: {address}")


@pytest.fixture(scope="session")
def provider() -> Iterator[Provider]:
    """Started once, from a folder beside the libraries that the lock file fills once."""
    port = free_port()
    program = ["node", "provider.mjs", str(port), CALLBACK]
    folder = _installed()
    with subprocess.Popen(program, cwd=folder, stdout=PIPE, stderr=STDOUT, text=True) as running:
        assert running.stdout is not None
        said = []
        for line in running.stdout:
            said.append(line)
            if line.startswith("ready "):
                break
        else:
            raise AssertionError("".join(said))
        yield Provider(f"http://localhost:{port}")
        running.terminate()


def _installed() -> Path:
    """The folder of the provider with its packages."""
    npm = shutil.which("npm")
    assert npm, "tests of signing in elsewhere need node and npm (Debian: apt install nodejs npm)"
    lock = sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()[:12]
    place = Path(sys.prefix) / f".oidc-provider-{lock}"
    place.mkdir(exist_ok=True)
    with (place / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for file in ("package.json", "package-lock.json", "provider.mjs"):
            shutil.copyfile(FOLDER / file, place / file)
        if not (place / ".done").exists():
            words = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(words, cwd=place, check=True, capture_output=True)
            (place / ".done").touch()
    return place
