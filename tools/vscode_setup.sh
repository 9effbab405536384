#!/usr/bin/env bash
# Bring the VS Code workbench for tools/vscode_pictures.py into a folder outside the repository:
#   tools/vscode_setup.sh FOLDER
# From npm: code-server (its npm package holds VS Code's own server and workbench) and the YAML language server;
# from Debian: ripgrep and pngquant. Needs Node.js 20 with its headers, npm, a C++ compiler, python3.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
export npm_config_nodedir=${npm_config_nodedir:-$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")}
quiet=(--no-audit --no-fund --loglevel=error)

command -v rg >/dev/null && command -v pngquant >/dev/null || apt-get install -qq -y ripgrep pngquant >/dev/null

# The package's own install step wants a browser build and downloads; the parts the pictures need are few.
npm install --prefix "$folder" --ignore-scripts "${quiet[@]}" code-server@4.100.3
cd "$folder/node_modules/code-server/lib/vscode"
npm install --omit=dev --ignore-scripts "${quiet[@]}"
npm install --prefix extensions --omit=dev --ignore-scripts "${quiet[@]}"
npm rebuild "${quiet[@]}" node-pty @vscode/spdlog native-watchdog || true # node-pty is built, then fails over a list for C++ editors
node -e 'for (const name of ["node-pty", "@vscode/spdlog", "native-watchdog"]) require(name)'
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar
printf '#!/bin/sh\n' > bin/helpers/browser.sh # `serve --open` has no other browser to open here
chmod +x bin/helpers/browser.sh

mkdir -p "$folder/extensions"
cp -r "$here/vscode_yaml" "$folder/extensions/"
npm install --prefix "$folder/extensions/vscode_yaml" --ignore-scripts "${quiet[@]}"
