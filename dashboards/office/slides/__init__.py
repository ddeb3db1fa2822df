"""The content as PowerPoint: native charts, tables and shapes."""
