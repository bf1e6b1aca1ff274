"""`python -m generator` is `onrecord`."""

from generator.cli.main import main

if __name__ == "__main__":
    main()
