"""The sentence a page opens with, computed from its rows; ** marks what to emphasise. One module a page."""
