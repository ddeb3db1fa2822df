"""The letter to each area after a meeting, and its dates for a calendar. Always in Indonesian."""
