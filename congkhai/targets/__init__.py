"""Targets: from printed words to figures. Any text has an answer, from its words alone.

The rules: ``docs/architecture.md``, "Targets". The steps, with a cell of the five plans:
"- Tin, bài được đăng tải kịp thời.\\n- Định kỳ hàng tháng, gửi ít nhất 01 tin, bài viết về công tác CCHC …"

1. ``target_tokens`` cuts the text into tokens, by rules it shares with the deadlines
   (``vietnamese.tokenizer``): BREAK "-", WORD "tin", COMMA ",", …, WORD "it", WORD "nhat", NUMBER "01", …
   A date or a document number is a LABEL and no figure.
2. ``find_targets`` goes from token to token. It looks for "không có …" (a target of zero), a rank
   (``ranks``), a fraction (``fractions``), or a NUMBER that counts something (``number_filter``): 01.
3. ``figures`` reads what stands around the number: what compares it (``comparators``: "ít nhất" is AT_LEAST),
   whether it is a change (``changes``: "tăng 5%"), its unit (``units``, ``unit_names``: "tin, bài"), for each
   of what ("tháng"), and what an earlier figure in the list says for it (``shared_comparators``).
4. ``clause_words`` adds the clause as printed ("Định kỳ hàng tháng, gửi …") and what it speaks of.

The result is one ``Target``: AT_LEAST, value 1, unit "tin, bài", per "tháng".
"""

from __future__ import annotations

from congkhai.targets.find_targets import find_targets
from congkhai.targets.target import Comparator, Direction, Target
from congkhai.targets.target_tokens import TargetTokens

__all__ = ["Comparator", "Direction", "Target", "read_targets"]


def read_targets(text: str | None) -> tuple[Target, ...]:
    """The targets that a printed result sets, in printed order, each with its own clause.

    A text without a figure gives one target with the comparator NONE, a blank one none at all. Never raises.
    """
    if text is None or not any(char.isalnum() for char in text):
        return ()
    tokens = TargetTokens(text)
    return find_targets(tokens) or (Target(" ".join(tokens.text.split()), Comparator.NONE),)
