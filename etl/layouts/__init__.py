"""Shapes of tables, shared by formats: each finds where in a sheet its cells stand. No file is opened here.

Two shapes. A list of named columns, one fact a row: named_columns finds the header and gives records,
list_rows leaves out what is no fact. A table of counts, one area a row: count_table finds the table,
counted_columns says what each column counts and of which month, count_rows makes observations of it.
"""
