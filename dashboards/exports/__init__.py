"""A page's tables in the forms people use: workbook, CSV, JSON, packages. Callable without a server."""
