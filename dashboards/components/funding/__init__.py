"""Components about cover that government pays: programmes, lapses, rates."""
