"""What is said besides counts (duties, agreements, paid cover), and which statement is newest. Pure."""
