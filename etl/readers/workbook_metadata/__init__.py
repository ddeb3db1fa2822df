"""What the reader of workbooks keeps to itself, by kind of workbook: one module each, of one shape."""
