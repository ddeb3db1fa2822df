"""The rapor: one A4-shaped page an area, to read on a phone, print, or take as PDF; no script in it."""
