"""What operators declare about files beside themselves (*.toml): corrections of cells, branch offices."""
