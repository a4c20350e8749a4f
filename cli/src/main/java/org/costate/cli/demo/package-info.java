/**
 * Demos: experiments that compute, draw, and say whether their claims hold.
 *
 * <p>Each is one class with a fixed seed, a table of numbers, figures and {@linkplain
 * org.costate.cli.demo.Finding findings}; {@code costate demo NAME} runs it.
 *
 * <p><b>References.</b> [Hairer, Lubich, Wanner 2006] Geometric Numerical Integration, 2nd ed.,
 * Springer. [Hager 2000] Runge–Kutta methods in optimal control and the transformed adjoint system,
 * Numer. Math. 87. [Griewank, Walther 2000] Algorithm 799: revolve, ACM TOMS 26.
 */
@NullMarked
package org.costate.cli.demo;

import org.jspecify.annotations.NullMarked;
