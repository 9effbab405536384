"""Công khai: a static site of agencies' administrative-reform plans, from YAML files."""

__version__ = "0.1.0"
