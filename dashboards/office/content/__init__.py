"""What slides and papers say, without a format: sections of title, finding, table, chart."""
