"""How a value that is not valid is reported to the editor."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError

from congkhai.problems import quoted


def validation_error(code: str, message: str, **context: Any) -> PydanticCustomError:
    """Make the error that a validator raises.

    ``code`` becomes the code of the problem, ``message`` its Vietnamese text; ``context`` goes along in the
    error.
    """
    return PydanticCustomError(code, "{message}", {"message": message, **context})


def quote_value(value: Any) -> str:
    """Say what the file has there: a scalar shortened and quoted, or which kind of YAML node it is."""
    if isinstance(value, list | tuple):
        return "một danh sách"
    if isinstance(value, dict):
        return "một nhóm khóa"
    return quoted(str(value))
