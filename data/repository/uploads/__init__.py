"""Files on their way into the figures: quarantine, who may do what, the queue of the intake process."""
