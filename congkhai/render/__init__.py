"""Views and templates → bytes."""

from congkhai.render.fingerprints import Prints
from congkhai.render.renderer import Renderer, show_date
from congkhai.render.site_context import MenuItem, SiteContext, site_context

__all__ = ["MenuItem", "Prints", "Renderer", "SiteContext", "show_date", "site_context"]
