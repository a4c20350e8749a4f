"""Solves the linear ring x_i' = x_{i+1} - 0.1 x_i by SciPy: python3 scipy_ode.py N END.

Prints a line a method: name, median processor seconds of a solve, largest error of a component. The exact
solution is that of a circulant system, by the discrete Fourier transform.
"""

import statistics
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_ivp


def velocity(t, x):
    f = np.empty_like(x)
    f[:-1] = x[1:]
    f[-1] = x[0]
    f -= 0.1 * x
    return f


def exact(x, end):
    n = len(x)
    rates = np.exp(2j * np.pi * np.arange(n) / n) - 0.1
    return np.fft.ifft(np.fft.fft(x) * np.exp(rates * end)).real


def main():
    if sys.argv[1] == "version":
        print("Python", sys.version.split()[0])
        print("NumPy", np.__version__)
        print("SciPy", scipy.__version__)
        return
    n, end = int(sys.argv[1]), float(sys.argv[2])
    start = np.sin(1.0 + np.arange(n))
    for method in ("RK45", "DOP853"):
        times = []
        while len(times) < 7 or (sum(times) < 0.7 and len(times) < 50):
            begin = time.process_time()
            solution = solve_ivp(velocity, (0.0, end), start, method=method, rtol=1e-8, atol=1e-10)
            times.append(time.process_time() - begin)
        error = np.abs(solution.y[:, -1] - exact(start, end)).max()
        print(method, repr(statistics.median(times)), repr(float(error)))


main()
