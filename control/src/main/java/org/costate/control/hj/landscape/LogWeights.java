package org.costate.control.hj.landscape;

/**
 * The Gibbs measure at a point: {@code log π_j}, and the exponents {@code (W_j·x + b_j)/ε}.
 *
 * @param logPi {@code log π_j}, never the logarithm of a rounded {@code π_j}
 * @param exponent {@code N} numbers, without the weights of the sum
 */
record LogWeights(double[] logPi, double[] exponent) {}
