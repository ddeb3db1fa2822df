"""Formats that are lists with named columns, one fact a row; a module is named as `--sumber` names it."""
