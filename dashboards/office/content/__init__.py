"""What slides and papers say, without a format: leaves of title, finding, table, chart."""
