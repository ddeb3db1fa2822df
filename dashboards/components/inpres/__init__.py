"""Components about the four duties of Inpres 2/2021, agreements and outreach."""
