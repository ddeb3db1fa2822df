"""What a meeting takes along, as plain values: findings, charts, tables, notes. Slides and papers draw it."""
