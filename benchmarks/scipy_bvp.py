"""The other side of the race of boundary-value solvers: scipy.integrate.solve_bvp.

Reads lines "name tolerance repeats", answers each with one line of JSON: median seconds of a solve
(the best of the repeats too), whether it succeeded, nodes, and y at 21 equidistant times. Right-hand
sides are vectorised and all Jacobians are given, as its documentation advises for speed.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy.integrate import solve_bvp

EPS = 1e-3
MU = 5.0


def scalar(f, fy, fv, ya, yb):
    def fun(t, y):
        return np.vstack((y[1], f(t, y[0], y[1])))

    def jac(t, y):
        j = np.zeros((2, 2, t.size))
        j[0, 1] = 1
        j[1, 0] = fy(t, y[0], y[1])
        j[1, 1] = fv(t, y[0], y[1])
        return j

    def bc(a, b):
        return np.array([a[0] - ya, b[0] - yb])

    def bc_jac(a, b):
        return np.array([[1.0, 0], [0, 0]]), np.array([[0.0, 0], [1, 0]])

    return fun, jac, bc, bc_jac, lambda t: np.vstack((ya + (yb - ya) * t, 0 * t)), 1.0


def extremal(fun, jac, start, end, length):
    a = np.zeros((4, 4))
    b = np.zeros((4, 4))
    a[0, 0] = a[1, 1] = b[2, 0] = b[3, 1] = 1

    def bc(ya, yb):
        return np.array([ya[0] - start[0], ya[1] - start[1], yb[0] - end[0], yb[1] - end[1]])

    def guess(t):
        share = t / length
        lines = [s + (e - s) * share for s, e in zip(start, end)]
        return np.vstack(lines + [0 * t, 0 * t])

    return fun, jac, bc, lambda ya, yb: (a, b), guess, length


def double_integrator():
    matrix = np.array([[0, 1.0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0], [0, 0, -1, 0]])
    return extremal(
        lambda t, z: matrix @ z,
        lambda t, z: np.repeat(matrix[:, :, None], t.size, axis=2),
        (-1, 0),
        (0, 0),
        1.0,
    )


def van_der_pol():
    def fun(t, z):
        x, v, p, r = z
        return np.vstack(
            (v, (1 - x * x) * v - x + r, r * (2 * x * v + 1), -p - r * (1 - x * x))
        )

    def jac(t, z):
        x, v, p, r = z
        j = np.zeros((4, 4, t.size))
        j[0, 1] = 1
        j[1, 0] = -2 * x * v - 1
        j[1, 1] = 1 - x * x
        j[1, 3] = 1
        j[2, 0] = 2 * r * v
        j[2, 1] = 2 * r * x
        j[2, 3] = 2 * x * v + 1
        j[3, 0] = 2 * r * x
        j[3, 2] = -1
        j[3, 3] = x * x - 1
        return j

    return extremal(fun, jac, (1, 0), (0, 0), 10.0)


PROBLEMS = {
    "layer": scalar(lambda t, y, v: y / EPS, lambda t, y, v: 1 / EPS, lambda t, y, v: 0, 1, 0),
    "troesch": scalar(
        lambda t, y, v: MU * np.sinh(MU * y),
        lambda t, y, v: MU * MU * np.cosh(MU * y),
        lambda t, y, v: 0,
        0,
        1,
    ),
    "bratu": scalar(
        lambda t, y, v: -np.exp(y), lambda t, y, v: -np.exp(y), lambda t, y, v: 0, 0, 0
    ),
    "double-integrator": double_integrator(),
    "van-der-pol": van_der_pol(),
}


def solve(name, tolerance):
    fun, jac, bc, bc_jac, guess, length = PROBLEMS[name]
    t = np.linspace(0, length, 9)
    return solve_bvp(
        fun, bc, t, guess(t), fun_jac=jac, bc_jac=bc_jac, tol=tolerance, max_nodes=200_000
    )


def main():
    print(json.dumps({"peer": f"scipy {scipy.__version__}, numpy {np.__version__}"}), flush=True)
    for line in sys.stdin:
        name, tolerance, repeats = line.split()
        seconds = []
        for _ in range(int(repeats)):
            begin = time.perf_counter()
            solution = solve(name, float(tolerance))
            seconds.append(time.perf_counter() - begin)
        times = np.linspace(0, PROBLEMS[name][5], 21)
        answer = {
            "seconds": float(np.median(seconds)),
            "success": bool(solution.success),
            "nodes": int(solution.x.size),
            "values": solution.sol(times).T.tolist(),
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
