"""Pictures of every page for docs/screenshots: projector and phone, Indonesian and English."""

from playwright.sync_api import Browser, sync_playwright

from scripts.browser import FLAGS, ROOT, chromium, served

PAGES = {
    "ringkasan": "/",
    "peringkat": "/peringkat",
    "daerah": "/daerah/33.21",
    "tren": "/tren",
    "bandingkan": "/bandingkan",
    "inpres": "/inpres",
    "paritrana": "/paritrana/33.21",
    "jurang": "/jurang",
    "manfaat": "/manfaat",
    "program": "/program",
    "corong": "/corong",
    "tenggat": "/tenggat",
    "cocok": "/cocok/33.19",
    "mutu-data": "/mutu-data",
    "angka-terbit": "/angka-terbit",
    "asal": "/asal/33.21",
    "templat": "/templat",
    "definisi": "/definisi",
    "rapor": "/rapor/33.21",
}
SIZES = ((1366, 768), (390, 844))
EXTRA = {
    "ringkasan-en-1366x768": ("/?bahasa=en", (1366, 768), "light"),
    "rapat-1366x768": ("/rapat", (1366, 768), "light"),
    "ringkasan-gelap-1366x768": ("/", (1366, 768), "dark"),
}


def main() -> None:
    shots = {
        f"{name}-{w}x{h}": (path, (w, h), "light") for name, path in PAGES.items() for w, h in SIZES
    } | EXTRA
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, (path, size, scheme) in shots.items():
            _shoot(browser, address + path, name, size=size, scheme=scheme)
            print(f"docs/screenshots/{name}.png")
        browser.close()


def _shoot(browser: Browser, address: str, name: str, *, size: tuple[int, int], scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("h1:visible", timeout=60_000)  # the meeting has a document of its own
    page.wait_for_timeout(400)
    page.screenshot(path=ROOT / "docs" / "screenshots" / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main()
