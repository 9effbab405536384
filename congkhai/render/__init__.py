"""Views and templates → bytes."""

from congkhai.render.fingerprints import Fingerprinter
from congkhai.render.renderer import Renderer, show_date
from congkhai.render.site_context import MenuItem, SiteContext, site_context

__all__ = ["Fingerprinter", "MenuItem", "Renderer", "SiteContext", "show_date", "site_context"]
