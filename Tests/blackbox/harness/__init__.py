"""What the black-box tests, the crash test and the benchmark share."""
