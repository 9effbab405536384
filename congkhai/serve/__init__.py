"""The live preview: a site kept in memory, rebuilt as files change, shown with what is wrong in it."""

from congkhai.serve.running import Place, Voice, serve

__all__ = ["Place", "Voice", "serve"]
