"""Shapes of tables: headings, sections, named columns, tables of counts. No file is opened here."""
