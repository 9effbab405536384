"""The output folder: writes changed files, removes stale ones, leaves files alone that no build made."""

from congkhai.output.atomic_write import write_file
from congkhai.output.output_folder import (
    FILE_LIST,
    SCRATCH_FOLDER,
    check_output_folder,
    clear_scratch,
    is_safe_path,
    read_file_list,
    remove_stale_files,
    write_file_list,
)
from congkhai.output.stat_cache import FileStat, StatCache, file_stat

__all__ = [
    "FILE_LIST",
    "SCRATCH_FOLDER",
    "FileStat",
    "StatCache",
    "check_output_folder",
    "clear_scratch",
    "file_stat",
    "is_safe_path",
    "read_file_list",
    "remove_stale_files",
    "write_file",
    "write_file_list",
]
