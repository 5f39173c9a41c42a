"""What several benchmarks share. `make bench` runs the scripts one folder up, and not these."""
