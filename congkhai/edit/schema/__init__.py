"""The JSON Schema of the source files, by which YAML editors complete, explain and check them."""

from congkhai.edit.schema.schema_files import SCHEMAS, render

__all__ = ["SCHEMAS", "render"]
