"""When the entry of a task last changed in the git history of the content, and where to read that commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

_SHOWN_LETTERS = 8  # of a commit's name, as the web pages of GitHub and GitLab show it


class Revision(NamedTuple):
    """A commit by its full name, and its day."""

    commit: str
    day: date


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A revision as a page shows it: ``commit`` is shortened, ``url`` is "" where no repository is known."""

    day: date
    commit: str
    url: str


def commit_url(repository: str | None, commit: str) -> str:
    """Give the web address of a commit in ``repository`` (``kho_ma_nguon``); "" without a web address.

    GitHub, Gitea, Forgejo and Gogs show it under ``/commit/``, Bitbucket under ``/commits/``, GitLab under
    ``/-/commit/``. A GitLab whose host name does not say so redirects from ``/commit/``.
    """
    if not repository or not repository.startswith(("http://", "https://")):
        return ""
    base = repository.split("?")[0].split("#")[0].rstrip("/").removesuffix(".git")
    host = urlsplit(base).hostname or ""
    if "gitlab" in host:
        return f"{base}/-/commit/{commit}"
    return f"{base}/commits/{commit}" if "bitbucket" in host else f"{base}/commit/{commit}"


def revision_view(repository: str | None, revision: Revision | None) -> RevisionView | None:
    """Give a revision as a page shows it; None where there is none."""
    if revision is None:
        return None
    short = revision.commit[:_SHOWN_LETTERS]
    return RevisionView(revision.day, short, commit_url(repository, revision.commit))
