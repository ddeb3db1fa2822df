"""Put plotly.js-basic-dist-min, of the version that the Python package speaks, into a folder as
plotly-basic.min.js; does nothing where that version lies there already. The first start packs it."""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from plotly.offline import get_plotlyjs_version

PACKAGE = "plotly.js-basic-dist-min"
BUNDLE = "package/plotly-basic.min.js"
SECONDS = 120


def bundle_version(bundle: Path) -> str | None:
    """The version in a bundle's banner (`plotly.js (basic - minified) v4.1.1`); None without a bundle."""
    if not bundle.exists():
        return None
    with bundle.open("rb") as file:
        banner = file.read(400).decode("utf-8", "replace")
    return banner.partition("minified) v")[2].split("\n")[0].strip() or None


def fetch(version: str, bundle: Path) -> None:
    """Download with npm (which checks the registry's own digest) and move into place in one step."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "npm",
                "pack",
                f"{PACKAGE}@{version}",
                "--silent",
                "--fetch-retries=1",
                "--pack-destination",
                folder,
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=SECONDS,
        )
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as tar:
            member = tar.extractfile(BUNDLE)
            if member is None:
                raise ValueError(f"{archive.name} holds no {BUNDLE}")
            partial = bundle.with_suffix(".partial")
            partial.write_bytes(member.read())
    partial.replace(bundle)


def main() -> int:
    bundle = Path(sys.argv[1]) / "plotly-basic.min.js"
    version = get_plotlyjs_version()
    if bundle_version(bundle) == version:
        return 0
    print(f"Mengambil {PACKAGE} {version} ...")
    try:
        fetch(version, bundle)
    except (OSError, subprocess.SubprocessError, tarfile.TarError, ValueError, KeyError) as error:
        reason = "npm gagal" if isinstance(error, subprocess.CalledProcessError) else str(error)
        print(f"Catatan: tidak terambil ({reason}); dasbor memakai paket yang besar. Coba lagi: make plotly")
    return 0


if __name__ == "__main__":
    sys.exit(main())
