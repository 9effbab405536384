"""When an entry last changed in the content's git, and where that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

_SHOWN_LETTERS = 8  # letters of a commit's name, as forges show it


class Revision(NamedTuple):
    """The commit, in full, and its day."""

    commit: str
    day: date


@dataclass(frozen=True, slots=True)
class RevisionView:
    """What a page shows: the day, and the commit with its address where the forge is known."""

    day: date
    commit: str
    url: str


def commit_url(repository: str | None, commit: str) -> str:
    """The address of a commit at the forge of ``kho_ma_nguon``; ``""`` where none is configured.

    GitHub, Gitea, Forgejo and Gogs show it under ``/commit/``, Bitbucket under ``/commits/``, GitLab under
    ``/-/commit/`` (a GitLab of another name leads there from ``/commit/``).
    """
    if not repository or not repository.startswith(("http://", "https://")):
        return ""
    base = repository.split("?")[0].split("#")[0].rstrip("/").removesuffix(".git")
    host = urlsplit(base).hostname or ""
    if "gitlab" in host:
        return f"{base}/-/commit/{commit}"
    return f"{base}/commits/{commit}" if "bitbucket" in host else f"{base}/commit/{commit}"


def revision_view(repository: str | None, revision: Revision | None) -> RevisionView | None:
    """What a page shows of a revision."""
    if revision is None:
        return None
    return RevisionView(
        revision.day, revision.commit[:_SHOWN_LETTERS], commit_url(repository, revision.commit)
    )
