"""The frozen pieces that templates may read, and nothing else."""
