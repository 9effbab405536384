"""The live preview: a site kept in memory, rebuilt as files change, shown with what is wrong in it."""

from congkhai.serve.error_problems import SourceLines
from congkhai.serve.preview_server import ListenAddress, Reporter, serve

__all__ = ["ListenAddress", "Reporter", "SourceLines", "serve"]
