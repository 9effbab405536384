"""Views and templates → bytes."""

from congkhai.render.fingerprints import Prints
from congkhai.render.site_context import Frame, MenuItem, frame_of
from congkhai.render.templates import Renderer, show_date

__all__ = ["Frame", "MenuItem", "Prints", "Renderer", "frame_of", "show_date"]
