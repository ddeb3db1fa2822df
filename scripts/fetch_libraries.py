"""Put the scripts that /periksa-daftar is served with (dashboards/list_check/libraries.toml) into a folder;
those there stay. A package is taken only with the digest written in that file."""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboards.list_check.libraries import Library, libraries

SECONDS = 120


def digest(content: bytes) -> str:
    return "sha512-" + b64encode(hashlib.sha512(content).digest()).decode()


def take(library: Library, package: Path, folder: Path) -> None:
    """The file and the licence out of a package, put into place whole. Raises ValueError."""
    if digest(package.read_bytes()) != library.integrity:
        raise ValueError(f"{library.name} {library.version} bukan paket yang dicatat: digestnya lain")
    with tarfile.open(package) as tar:
        for name, place in (
            (library.file, library.file_name),
            ("package/LICENSE", f"{library.name}.LICENSE"),
        ):
            member = tar.extractfile(name)
            if member is None:
                raise ValueError(f"{package.name} tidak berisi {name}")
            partial = folder / f"{place}.partial"
            partial.write_bytes(member.read())
            partial.replace(folder / place)


def fetch(library: Library, folder: Path) -> None:
    words = ["npm", "pack", f"{library.name}@{library.version}", "--silent", "--fetch-retries=1"]
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(
            [*words, "--pack-destination", place], check=True, stdout=subprocess.DEVNULL, timeout=SECONDS
        )
        (package,) = Path(place).glob("*.tgz")
        take(library, package, folder)


def main() -> int:
    folder = Path(sys.argv[1])
    for library in libraries():
        if (folder / library.file_name).exists():
            continue
        print(f"Mengambil {library.name} {library.version} ...")
        try:
            fetch(library, folder)
        except (OSError, subprocess.SubprocessError, tarfile.TarError, ValueError, KeyError) as error:
            reason = "npm gagal" if isinstance(error, subprocess.CalledProcessError) else str(error)
            print(
                f"Catatan: tidak terambil ({reason}); /periksa-daftar menyebut perintah penggantinya. "
                "Coba lagi: make plotly"
            )
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
