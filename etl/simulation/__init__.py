"""The labelled simulation: the monthly panel of all areas that no public source gives.

Made-up figures from a fixed seed, bent to pass through published ones. Its tables, of each province:
- `simulation.toml`: the totals it comes to, and what happens in it;
- `shape.csv`: each area's size, mix of segments and coverage in mid 2025, before calibration;
- `pins.csv`: the counts it is bent through, chosen so that published figures come out;
- `spells.csv`: government-paid cover after published programmes;
- `anchors.csv`: every published figure of these years, whether it is met and, where not, why.

`make` in parts.py puts it together; store.py stores it. PMI is nought in Banyumas, Kudus and Kota Tegal:
their published totals are PU, BPU and construction to the digit. Inactive participants are not simulated: no
metric reads them.
"""
