"""Cells into values: numbers, dates, periods, units, areas. Knows no sheet and no file."""
