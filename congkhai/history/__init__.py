"""What git tells of a site folder: the commit it is built from, the last change of each entry."""

from congkhai.history.git import Repository, RepositorySearch, find_repository
from congkhai.history.origin import Origin, origin_of

__all__ = ["Origin", "Repository", "RepositorySearch", "find_repository", "origin_of"]
