#!/usr/bin/env bash
# Writes packaging/requirements.lock from pyproject.toml: exact versions with the hashes of every published file.
# It runs apart from the project's own environment, and apart from pip's settings on this machine, so that
# the hashes are those of the public files and no index address gets in. `make lock ARGS=--upgrade` takes newer versions.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
tools=build/lock-tools
[ -x "$tools/bin/pip-compile" ] || { "$python" -m venv "$tools" && "$tools/bin/pip" install -q pip-tools; }
"$python" - > build/requirements.in <<'PYTHON'
import tomllib

with open("pyproject.toml", "rb") as stream:
    project = tomllib.load(stream)
for line in [*project["project"]["dependencies"], *project["dependency-groups"]["assets"], *project["dependency-groups"]["dev"]]:
    print(line)
PYTHON
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock"
"$tools/bin/pip-compile" -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
    --strip-extras --no-annotate "$@" --output-file packaging/requirements.lock build/requirements.in
