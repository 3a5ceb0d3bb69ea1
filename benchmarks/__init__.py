"""What the library costs, each line beside a peer measured in the same run: ``python -m benchmarks``."""
