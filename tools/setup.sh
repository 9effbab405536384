#!/bin/sh
# Set up .venv from a locked list of packages: sh tools/setup.sh requirements.lock
# Does nothing when that list is installed already. Whatever is missing is said in one line, in Vietnamese.
# Settings: PYTHON=program (default: the first Python >= 3.11 found), WHEELHOUSE=folder (packages from disk only).
set -eu
cd "$(dirname "$0")/.."

lock=$1
venv=.venv
log=$venv/cai-dat.log
stamp=$venv/da-cai # what was installed: a copy of each list

stop() {
  echo "$1" >&2
  exit 3
}

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if is_new_enough "$name"; then
      echo "$name"
      return
    fi
  done
}

make_venv() {
  python=$(find_python)
  if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" --version 2>/dev/null) || found="chưa có Python"
    stop "cần Python 3.11 trở lên (máy này: $found): sudo apt-get install python3 python3-venv"
  fi
  "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    stop "cần gói python3-venv: sudo apt-get install python3-venv"
  "$python" -m venv --clear $venv || stop "không tạo được môi trường $venv: hãy xem quyền ghi và dung lượng đĩa"
}

install() {
  if [ -n "${WHEELHOUSE:-}" ]; then
    [ -d "$WHEELHOUSE" ] || stop "không có thư mục gói $WHEELHOUSE (WHEELHOUSE=thư-mục)"
    set -- --no-index --find-links "$WHEELHOUSE"
  else
    set -- --retries 2
  fi
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes "$@" --requirement "$lock" >$log 2>&1
}

explain() {
  [ -z "${CI:-}" ] || cat $log >&2 # nobody can open the file there afterwards
  if [ -n "${WHEELHOUSE:-}" ]; then
    stop "thư mục $WHEELHOUSE không đủ gói theo $lock; chi tiết: $log"
  elif grep -qiE 'NewConnectionError|name resolution|Name or service|unreachable|timed out|ProxyError' $log; then
    stop "không có mạng nên không tải được gói; hãy dùng: make WHEELHOUSE=thư-mục-gói (xem README.md)"
  fi
  stop "không cài được các gói theo $lock; chi tiết: $log"
}

if ! is_new_enough $venv/bin/python || ! $venv/bin/python -c 'import pip' 2>/dev/null; then
  make_venv
fi
if ! cmp -s "$lock" "$stamp/$lock"; then
  echo "Đang cài các gói theo $lock (chỉ lần đầu, hoặc khi danh sách gói thay đổi) …" >&2
  rm -rf $stamp
  install || explain
  # The list for tests holds the other one whole: installing it serves both.
  mkdir -p $stamp
  cp requirements.lock $stamp/
  cp "$lock" $stamp/
fi
