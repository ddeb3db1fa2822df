"""Formats that are tables of counts by area, year and measure, as BPS, Kemnaker and portals write them."""
