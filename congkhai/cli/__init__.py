"""The commands. The only room that asks the clock."""

from congkhai.cli.commands import main

__all__ = ["main"]
