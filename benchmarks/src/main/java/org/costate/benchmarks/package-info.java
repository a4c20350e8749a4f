/**
 * Timings: micro-benchmarks by JMH, and a race against PyTorch in one process.
 *
 * <p>{@link org.costate.benchmarks.GradientRace} times the same step on both sides: forward sweep,
 * loss and all weight gradients of {@code x_{k+1} = x_k + h tanh(K_k x_k + b_k)} with a squared
 * error. Turns alternate, ours then PyTorch's, so that whatever else the machine does meets both;
 * the value of a turn is its median step, the value of a case the median of its turns, with
 * quartiles, and the ratio is taken turn by turn. Costs and gradient sums are held against each
 * other before anything is timed. Ratios from one run mean something; times from different runs
 * need not.
 *
 * <p>Rates are {@code 6 n² N S} operations a step for width {@code n}, depth {@code N} and {@code
 * S} samples: two for each of the three products {@code Kx}, {@code Kᵀq} and {@code q xᵀ}.
 *
 * <p><b>Known differences.</b> Our step takes its weights from and gives its gradient to arrays in
 * double precision each time, packs the weights and merges the threads' sums; PyTorch keeps its
 * weights and leaves its gradients where they are. PyTorch pays a call across the language border
 * for every operation. Neither side has an optimiser.
 */
@NullMarked
package org.costate.benchmarks;

import org.jspecify.annotations.NullMarked;
