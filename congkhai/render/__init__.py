"""Turns the views of pages into HTML with Jinja templates."""

from congkhai.render.fingerprints import Fingerprinter
from congkhai.render.render_limits import RenderGuard
from congkhai.render.renderer import Renderer
from congkhai.render.site_context import MenuItem, SiteContext, make_site_context

__all__ = ["Fingerprinter", "MenuItem", "RenderGuard", "Renderer", "SiteContext", "make_site_context"]
