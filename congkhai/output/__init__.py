"""The output folder: writes changed files, removes stale ones, leaves files alone that no build made."""

from congkhai.output.atomic_write import write_file
from congkhai.output.file_list import (
    FILE_LIST,
    SCRATCH_FOLDER,
    file_digest,
    is_safe_path,
    proven_ours,
    read_file_list,
    read_plain_file,
    write_file_list,
)
from congkhai.output.folder_lock import locked
from congkhai.output.output_folder import (
    check_no_links,
    check_output_folder,
    clear_scratch,
    remove_entry,
    remove_stale_files,
)
from congkhai.output.stat_cache import FileStat, StatCache, file_stat

__all__ = [
    "FILE_LIST",
    "SCRATCH_FOLDER",
    "FileStat",
    "StatCache",
    "check_no_links",
    "check_output_folder",
    "clear_scratch",
    "file_digest",
    "file_stat",
    "is_safe_path",
    "locked",
    "proven_ours",
    "read_file_list",
    "read_plain_file",
    "remove_entry",
    "remove_stale_files",
    "write_file",
    "write_file_list",
]
