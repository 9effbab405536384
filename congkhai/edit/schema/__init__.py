"""JSON Schema of the editors' files, made from the model: what YAML tools complete, explain and check."""

from congkhai.edit.schema.schema_files import SCHEMAS, render

__all__ = ["SCHEMAS", "render"]
