"""Prints the result of a run, and the resources used since the process started: CPU seconds and peak memory."""

import json
import os
import re
import resource
import sys

STATUS = "/proc/self/status"


def report(bars: int, trades: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu = usage.ru_utime + usage.ru_stime
    print(json.dumps({"cpu": cpu, "peakKib": peak_kib(usage), "bars": bars, "trades": trades}))


def peak_kib(usage: resource.struct_rusage) -> float:
    """The peak memory of this process alone; `ru_maxrss` is at least that of the process that started it."""
    if os.path.exists(STATUS):
        with open(STATUS) as status:
            return int(re.search(r"^VmHWM:\s*(\d+) kB$", status.read(), re.MULTILINE)[1])
    return usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
