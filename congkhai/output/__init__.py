"""The output folder: files written only when changed, stale ones pruned, nothing foreign touched."""

from congkhai.output.atomic_write import write_file
from congkhai.output.output_folder import (
    LIST,
    SCRATCH,
    check_out,
    clear_scratch,
    prune,
    read_list,
    safe_path,
    write_list,
)
from congkhai.output.stat_cache import FileStat, StatCache, file_stat

__all__ = [
    "LIST",
    "SCRATCH",
    "FileStat",
    "StatCache",
    "check_out",
    "clear_scratch",
    "prune",
    "read_list",
    "safe_path",
    "file_stat",
    "write_file",
    "write_list",
]
