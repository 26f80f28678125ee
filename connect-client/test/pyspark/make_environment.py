"""Makes a virtual environment once, whoever asks first: `make_environment.py <folder> <requirement>...`.

Others who ask meanwhile wait for the lock, which the system releases even when its holder is killed.
"""

import fcntl
import shutil
import subprocess
import sys
import time
from pathlib import Path

folder, *requirements = sys.argv[1:]
ready = Path(folder, "ready")
constraints = Path(__file__).with_name("constraints.txt")


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}")


def make():
    started = time.monotonic()
    print(f"Installing {', '.join(requirements)} into {folder} (once; about a minute)", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "venv", folder)
    run(f"{folder}/bin/python", "-m", "pip", "install", "-q", "--retries", "2", "-c", str(constraints), *requirements)
    ready.touch()
    print(f"Installed {', '.join(requirements)} in {time.monotonic() - started:.0f} s", file=sys.stderr)


Path(folder).parent.mkdir(parents=True, exist_ok=True)
with open(f"{folder}.lock", "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not ready.exists():
        make()
