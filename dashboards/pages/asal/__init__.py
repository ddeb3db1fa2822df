"""Where does this come from? A figure, or a fact beside figures, down to its cells."""

from dashboards.pages.asal.figure import layout

__all__ = ["layout"]
