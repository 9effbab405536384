"""The demonstration site with an attack in every text an editor may write."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path
from typing import Any

import yaml

from tests.support.site import ROOT

SPY = "congkhaiDaChay"  # the name on `window` that any script of the attacks sets
SUM = "{{ 1337*7331 }}"
EVALUATED = "9801547"  # what a template compiler would make of it

ATTACKS = (
    f"<script>window.{SPY}=1</script>",
    f"<img src=x onerror=window.{SPY}=1>",
    f"\"><svg onload=window.{SPY}=1><b title='",
    f"' autofocus onfocus=window.{SPY}=1 x='",
    f"[bấm](javascript:window.{SPY}=1)",
    f"[bấm](JaVaScRiPt&#58;window.{SPY}=1) <javascript:window.{SPY}=1>",
    f"[bấm](data:text/html,<script>parent.{SPY}=1</script> \"x\" onclick=window.{SPY}=1)",
    f"![ảnh](x\"onerror=window.{SPY}=1) ![ảnh](https://ngoai.example/x.png)",
    f"</title></script></textarea></style><script>window.{SPY}=1</script>",
    f"<!-- --!><script>window.{SPY}=1</script> <![CDATA[ ]]>",
    f"<iframe srcdoc='<script>parent.{SPY}=1</script>'></iframe><base href=https://ngoai.example/>",
    f"<meta http-equiv=refresh content='0;url=javascript:{SPY}=1'><link rel=stylesheet href=//ngoai.example>",
    f"<style>*{{display:none}}</style><p style=position:fixed onmouseover=window.{SPY}=1>",
    f"`<script>window.{SPY}=1</script>` ~~~ <b> | <i>a</i> | b |",
    SUM + " {% for x in ().__class__.__mro__ %}x{% endfor %} {# che #} ${7*7} <%= 7*7 %>",
    "=HYPERLINK(\"https://ngoai.example\",\"x\") +1+1 @SUM(1) -2+3 |cmd",
    "]]> &lt;script&gt; &#60;script&#62; &amp;lt;",
    f"\\\"-window.{SPY}=1-\\\" '; window.{SPY}=1; // </SCRIPT foo>",
)  # fmt: skip

# texts that a reader matches with another one: changed alike wherever they stand, so that they still match
_FREE = frozenset([
    "ban_goc", "cach_thuc", "can_cu", "chu_tri", "chuc_vu", "ghi_chu", "gioi_thieu", "ho_ten", "ket_qua",
    "ly_do", "mo_ta", "muc_dich", "muc_tieu", "ngoai", "nguon", "noi_ban_hanh", "noi_dung", "noi_lam_viec",
    "noi_nhan", "phoi_hop", "phu_luc", "quyen_han", "so_hieu", "sua_thanh", "ten", "ten_khac", "ten_ngan",
    "thoi_han", "to_chuc_thuc_hien", "tom_tat", "trach_nhiem", "trich_dan", "trich_yeu", "vi_tri", "yeu_cau",
    "don_vi_quan_ly", "don_vi_tinh", "cap_tren", "phien_ban",
])  # fmt: skip
_NAMED = frozenset(["muc", "viet_tat", "loai_co_quan"])  # the values of their keys are texts, too
_CLOSED = frozenset(["true", "false"])


def attacked(text: str) -> str:
    """The text with one of the attacks behind it; always the same for the same text."""
    return f"{text} {ATTACKS[zlib.crc32(text.encode()) % len(ATTACKS)]}"


def _spoilt(value: Any, key: str, named: bool = False) -> Any:
    if isinstance(value, dict):
        return {inner: _spoilt(v, inner, key in _NAMED) for inner, v in value.items()}
    if isinstance(value, list):
        return [_spoilt(v, key) for v in value]
    if isinstance(value, str) and value and value not in _CLOSED and (key in _FREE or named):
        return attacked(value)
    return value


def hostile_site(root: Path) -> Path:
    """Write the demonstration under ``root`` with an attack in every text."""
    shutil.copytree(ROOT / "examples" / "minh-hoa", root)
    for file in root.rglob("*.yaml"):
        told = _spoilt(yaml.load(file.read_text("utf-8"), yaml.BaseLoader), "")  # noqa: S506 - texts only
        text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(text, "utf-8")
    return root
