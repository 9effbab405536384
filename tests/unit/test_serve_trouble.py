"""What a preview says of an exception: an editor's mistake, a failing machine, a fault of the program."""

import errno

import pytest

from congkhai.cli.command_output import machine_words
from congkhai.problems import ContentError, MachineError, Problem, SourceLocation
from congkhai.serve.error_problems import problems_of
from congkhai.targets import read_targets


def test_a_mistake_is_told_as_it_is() -> None:
    mistake = Problem(SourceLocation("plans/so-a/x.yaml", 3, 5), "thiếu dấu hai chấm", "cu-phap")
    assert problems_of(ContentError((mistake,)), machine_words) == (mistake,)


def test_a_failing_machine_is_told_in_words() -> None:
    (full,) = problems_of(OSError(errno.ENOSPC, "No space left on device"), machine_words)
    assert (full.location.file, full.message) == ("máy", "ổ đĩa đã đầy")
    (told,) = problems_of(MachineError("Pagefind hỏng"), machine_words)
    assert (told.location.file, told.message) == ("máy", "Pagefind hỏng")


def test_what_nobody_foresaw_is_a_fault_of_the_program_at_its_own_line() -> None:
    with pytest.raises(TypeError) as raised:
        read_targets(3)  # type: ignore[arg-type]  # a fault, as a program may have one
    (fault,) = problems_of(raised.value, machine_words)
    assert fault.location.file.startswith("congkhai/")
    assert fault.location.line
    assert fault.is_error
    assert fault.message.startswith("chương trình gặp lỗi ngoài dự kiến (TypeError: ")
