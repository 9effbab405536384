"""Views and templates → bytes."""

from congkhai.render.fingerprints import Prints
from congkhai.render.renderer import Renderer, show_date
from congkhai.render.site_context import Frame, MenuItem, frame_of

__all__ = ["Frame", "MenuItem", "Prints", "Renderer", "frame_of", "show_date"]
