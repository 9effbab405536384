"""What an earlier build worked out, kept by content; deleting it changes nothing but time."""

from congkhai.memo.code import code_digest
from congkhai.memo.place import cache_folder
from congkhai.memo.store import Memo

__all__ = ["Memo", "cache_folder", "code_digest"]
