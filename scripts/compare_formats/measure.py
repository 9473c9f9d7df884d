"""Runs a command and prints how it ended, how long it took and the most memory it had, as JSON."""

import json
import resource
import subprocess
import sys
import time

# Nothing that is tried may bring the machine down: 4 GB is far above the bar.
resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))
begun = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
seconds = time.monotonic() - begun
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps({"code": done.returncode, "seconds": seconds, "megabytes": most, "panicked": b"panicked" in done.stderr}))
