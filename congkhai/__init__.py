"""Công khai: a static site of agencies' administrative-reform plans, from YAML files."""

import os

__version__ = "0.1.0"

# nobody else's code takes part in reading, and looking for it would cost every start
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
