"""Composition only: the steps of a check and of a build, in their order."""

from congkhai.pipeline.build import Order, Report, build
from congkhai.pipeline.content import Content, load_content

__all__ = ["Content", "Order", "Report", "build", "load_content"]
