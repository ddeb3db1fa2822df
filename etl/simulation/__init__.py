"""The labelled simulation: the monthly panel of 35 areas that no public source gives.

Made-up figures from a fixed seed, bent to pass through published ones: `pins.csv` holds the counts they are
bent through, `anchors.csv` the published figures themselves, each with whether the simulation meets it and,
where not, why. `make` in parts.py puts it together; etl.simulate stores it.
"""
