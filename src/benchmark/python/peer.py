"""The other side of the benchmark: the same tasks as a good user of NumPy, SciPy and SymPy would write them.

Reads one request per line, {"task": ..., other arguments}, and answers with {"seconds": ..., "value": ...}. Preparation (random
matrices, arrays) is not timed, neither is the first call of a task.
"""
import json
import os
import sys
import time

# What the caller's machine sets for other purposes must not slow the library down here.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)


def versions():
    answer = {"python": sys.version.split()[0]}
    for name in ("numpy", "scipy", "sympy"):
        try:
            answer[name] = __import__(name).__version__
        except ImportError:
            answer[name] = ""
    return answer


def main():
    if sys.argv[1:] == ["--versions"]:
        print(json.dumps(versions()))
        return
    import tasks
    prepared = {}
    for line in sys.stdin:
        request = json.loads(line)
        key = json.dumps(request, sort_keys=True)
        if key not in prepared:
            arguments = dict(request)
            prepared[key] = getattr(tasks, arguments.pop("task"))(**arguments)
            prepared[key]()
        # One thread: its processor time, which other programs do not change. Several: the clock on the wall.
        clock = time.process_time if os.environ.get("OPENBLAS_NUM_THREADS") == "1" else time.perf_counter
        begin = clock()
        value = prepared[key]()
        seconds = clock() - begin
        print(json.dumps({"seconds": seconds, "value": float(value)}), flush=True)


main()
