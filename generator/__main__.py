"""`python -m generator` is `onrecord`."""

from generator.cli.main import main

main()
