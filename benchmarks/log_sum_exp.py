"""A log-sum-exp layer at many points in NumPy: values, gradients and entropies.

Run by LogSumExpRace: log_sum_exp.py FOLDER NEURONS DIMENSION POINTS EPSILON
Reads weights, biases and points as raw doubles. For every line on standard input, "whole" or
"blocked", evaluates once, writes the result and prints the seconds it took.
"""

import os
import sys
import time

import numpy as np


def whole(w, b, x, eps):
    """The formulas as one writes them: matrices of points x neurons."""
    y = (x @ w.T + b) / eps
    top = y.max(axis=1, keepdims=True)
    y -= top
    e = np.exp(y)
    mass = e.sum(axis=1, keepdims=True)
    log = np.log(mass)
    f = eps * (top + log)[:, 0]
    g = (e @ w) / mass
    e *= y
    h = log[:, 0] - e.sum(axis=1) / mass[:, 0]
    return f, g, h


def blocked(w, b, x, eps, block=256):
    """The same by blocks of points, whose matrices stay nearer to the processor."""
    parts = [whole(w, b, x[i : i + block], eps) for i in range(0, len(x), block)]
    return tuple(np.concatenate(p) for p in zip(*parts))


def main():
    folder = sys.argv[1]
    n, d, points = (int(v) for v in sys.argv[2:5])
    eps = float(sys.argv[5])
    read = lambda name: np.fromfile(os.path.join(folder, name), dtype="<f8")
    w, b, x = read("w").reshape(n, d), read("b"), read("x").reshape(points, d)
    forms = {"whole": whole, "blocked": blocked}
    print(np.__version__, flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        result = forms[line.strip()](w, b, x, eps)
        seconds = time.perf_counter() - start
        flat = np.concatenate([r.ravel() for r in result])
        flat.astype("<f8").tofile(os.path.join(folder, "result"))
        print(seconds, flush=True)


if __name__ == "__main__":
    main()
