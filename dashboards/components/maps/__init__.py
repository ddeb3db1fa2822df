"""The tile map and, where boundaries were imported, the choropleth."""
