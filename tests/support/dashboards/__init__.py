"""What tests of the dashboards share."""
