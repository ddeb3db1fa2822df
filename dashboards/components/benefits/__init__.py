"""Components about benefits that people received, beside the contributions paid for them."""
