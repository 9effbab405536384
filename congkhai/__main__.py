"""`python -m congkhai` is the `congkhai` command."""

from congkhai.cli import main

if __name__ == "__main__":
    main()
