"""The live preview: a site kept in memory, rebuilt as files change, shown with what is wrong in it."""

from congkhai.serve.running import ListenAddress, Reporter, serve
from congkhai.serve.trouble import SourceLines

__all__ = ["ListenAddress", "Reporter", "SourceLines", "serve"]
