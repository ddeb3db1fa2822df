"""From stored counts to the MetricFrame that pages, exports and tests read, and back to the cells."""
