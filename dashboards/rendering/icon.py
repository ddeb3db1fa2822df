"""The icon of the product: three bars and the line they should reach."""

from dashboards.rendering.theme import AMBER, HEAD, STATUS

ON_PATH = STATUS["di_jalur"]
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<rect width="32" height="32" rx="6" fill="{HEAD}"/>'
    f'<path d="M7 22h4v-8H7zm7 0h4V9h-4zm7 0h4v-5h-4z" fill="{ON_PATH}"/>'
    f'<path d="M5 13h22" stroke="{AMBER}" '
    'stroke-width="2.5"/></svg>'
)
