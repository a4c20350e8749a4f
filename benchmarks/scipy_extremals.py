"""The other side of the race of extremals: scipy.integrate.solve_bvp on the canonical equations.

Reads lines "name tolerance repeats", answers each with one line of JSON: median seconds of a solve,
whether it succeeded, nodes, the horizon, and (x, p) at 21 equidistant times of it. Right-hand sides
are vectorised and all Jacobians are given, as its documentation advises for speed. The bang-bang
oscillator is stated arc by arc, its switching and its final time as parameters.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_bvp

from scipy_bvp import PROBLEMS as SMOOTH

START = (1.5, 0.4)


def oscillator():
    """min T, x' = v, v' = -x + u, |u| <= 1, to the origin: u = -1, then u = 1."""
    matrix = np.array([[0, 1.0, 0, 0], [-1, 0, 0, 0], [0, 0, 0, 1], [0, 0, -1, 0]])
    push = np.array([0, 1.0, 0, 0])[:, None]

    def velocity(z, u):
        return matrix @ z + push * u

    def fun(t, y, q):
        return np.vstack((q[0] * velocity(y[:4], -1), (q[1] - q[0]) * velocity(y[4:], 1)))

    def jac(t, y, q):
        j = np.zeros((8, 8, t.size))
        j[:4, :4] = (q[0] * matrix)[:, :, None]
        j[4:, 4:] = ((q[1] - q[0]) * matrix)[:, :, None]
        k = np.zeros((8, 2, t.size))
        k[:4, 0] = velocity(y[:4], -1)
        k[4:, 0] = -velocity(y[4:], 1)
        k[4:, 1] = -k[4:, 0]
        return j, k

    def bc(a, b, q):
        h = b[6] * b[5] + b[7] * (1 - b[4]) - 1
        ends = [a[0] - START[0], a[1] - START[1], b[4], b[5], a[7], h]
        return np.concatenate((ends, b[:4] - a[4:]))

    def bc_jac(a, b, q):
        ja = np.zeros((10, 8))
        jb = np.zeros((10, 8))
        ja[0, 0] = ja[1, 1] = jb[2, 4] = jb[3, 5] = ja[4, 7] = 1
        jb[5, 4], jb[5, 5], jb[5, 6], jb[5, 7] = -b[7], b[6], b[5], 1 - b[4]
        jb[6:, :4] = np.eye(4)
        ja[6:, 4:] = -np.eye(4)
        return ja, jb, np.zeros((10, 2))

    def line(t):
        share = 1 - t / 2.5
        return np.vstack((START[0] * share, START[1] * share, -1 + 0 * t, t - 1))

    tau = np.linspace(0, 1, 9)
    guess = np.vstack((line(tau), line(1 + 1.5 * tau)))
    return fun, jac, bc, bc_jac, tau, guess, np.array([1.0, 2.5])


def orbit():
    """min 1/2 int |u|^2 over half a turn from radius 1 to 1.5 in 4.5; u = p_v."""
    end = (-1.5, 0, 0, -1 / np.sqrt(1.5))

    def gradient(z):
        x, p = z[:2], z[6:]
        r2 = x[0] ** 2 + x[1] ** 2
        return x, p, r2, x[0] * p[0] + x[1] * p[1]

    def fun(t, z):
        x, p, r2, dot = gradient(z)
        pull = -x / r2**1.5
        force = p / r2**1.5 - 3 * x * dot / r2**2.5
        return np.vstack((z[2:4], pull + p, force, -z[4:6]))

    def jac(t, z):
        x, p, r2, dot = gradient(z)
        j = np.zeros((8, 8, t.size))
        for i in range(2):
            j[i, 2 + i] = 1
            j[2 + i, 6 + i] = 1
            j[6 + i, 4 + i] = -1
            for k in range(2):
                same = 1.0 if i == k else 0.0
                g = -same / r2**1.5 + 3 * x[i] * x[k] / r2**2.5
                j[2 + i, k] = g
                j[4 + i, 6 + k] = -g
                third = p[i] * x[k] + same * dot + x[i] * p[k] - 5 * x[i] * x[k] * dot / r2
                j[4 + i, k] = -3 * third / r2**2.5
        return j

    def bc(a, b):
        return np.array([a[0] - 1, a[1], a[2], a[3] - 1] + [b[i] - end[i] for i in range(4)])

    def bc_jac(a, b):
        return np.eye(8), np.vstack((np.zeros((4, 8)), np.eye(8)[:4]))

    starts = np.zeros((8, 8))
    starts[:4, :4] = np.eye(4)
    ends = np.zeros((8, 8))
    ends[4:, :4] = np.eye(4)
    t = np.linspace(0, 4.5, 9)
    radius, angle = 1 + t / 9, np.pi * t / 4.5
    x = radius * np.cos(angle)
    y = radius * np.sin(angle)
    speed = radius**-0.5
    zero = 0 * t
    guess = np.vstack(
        (x, y, -speed * np.sin(angle), speed * np.cos(angle), zero, zero, zero, zero)
    )
    return fun, jac, bc, lambda a, b: (starts, ends), t, guess, None


def smooth(name):
    fun, jac, bc, bc_jac, guess, length = SMOOTH[name]
    t = np.linspace(0, length, 9)
    return fun, jac, bc, bc_jac, t, guess(t), None


PROBLEMS = {
    "double-integrator": smooth("double-integrator"),
    "van-der-pol": smooth("van-der-pol"),
    "oscillator": oscillator(),
    "orbit": orbit(),
}


def solve(name, tolerance):
    fun, jac, bc, bc_jac, t, guess, q = PROBLEMS[name]
    return solve_bvp(
        fun, bc, t, guess, p=q, fun_jac=jac, bc_jac=bc_jac, tol=tolerance, max_nodes=200_000
    )


def samples(name, solution):
    shares = np.linspace(0, 1, 21)
    if name != "oscillator":
        horizon = PROBLEMS[name][4][-1]
        return horizon, solution.sol(shares * horizon).T
    switch, horizon = solution.p
    t = shares * horizon
    first = solution.sol(np.minimum(t / switch, 1))[:4]
    second = solution.sol(np.maximum((t - switch) / (horizon - switch), 0))[4:]
    return horizon, np.where(t < switch, first, second).T


def main():
    print(json.dumps({"peer": f"scipy {scipy.__version__}, numpy {np.__version__}"}), flush=True)
    for line in sys.stdin:
        name, tolerance, repeats = line.split()
        seconds = []
        for _ in range(int(repeats)):
            begin = time.perf_counter()
            solution = solve(name, float(tolerance))
            seconds.append(time.perf_counter() - begin)
        horizon, values = samples(name, solution)
        answer = {
            "seconds": float(np.median(seconds)),
            "success": bool(solution.success),
            "nodes": int(solution.x.size),
            "horizon": float(horizon),
            "values": values.tolist(),
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
