"""What tests of the intake share."""
