"""A folder for each province the product can be set up for: names, areas, published figures, a simulation.

No code knows a province: what differs between two of them stands here. CONTRIBUTING.md tells how to add one.
"""
