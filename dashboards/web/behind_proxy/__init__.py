"""The site behind a proxy: which address asks, under which scheme, host and path."""
