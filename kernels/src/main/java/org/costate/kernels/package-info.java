/**
 * The batched arithmetic behind residual networks. It knows samples, matrices and activations, and
 * has never heard of a costate.
 *
 * <p><b>Layout.</b> Samples are columns of {@code X}. A chunk of them is cut into {@link
 * org.costate.kernels.Panels panels} of up to three vectors of samples, and a panel lies as {@code
 * [feature][sample]}. Products, activations, residual updates and row sums then all run along
 * samples, and nothing is repacked between layers. Users keep row-major {@code double[]}; {@link
 * org.costate.kernels.Kernels#load load} and {@code store} convert once per sweep.
 *
 * <p><b>Tiles.</b> A product {@code Y ← Y + A X} is made of register tiles: 8 rows × 3 vectors of
 * {@code Y} stay in registers (4 × 3 where there are 16 of them, 4 × 4 numbers without vectors)
 * while a column of {@code A}, packed 8 rows at a time, is multiplied into a row of the panel. A
 * part of {@code A} of 128 × 128 stays in the second-level cache and a panel of depth 128 in the
 * first [Goto and van de Geijn 2008]. Every remainder of rows has its own unrolled tile, so nothing
 * is padded but the last samples. {@code G ← G + Q Xᵀ} is the same tile after {@code X} was
 * transposed; small ones are accumulated lane by lane instead, straight from the panels.
 *
 * <p><b>One source.</b> {@code double} and {@code float} kernels are generated at build time from
 * templates in {@code src/generator}; the unrolled methods exist because Java has no arrays in
 * registers. Each kernel is one method: a vector that crosses a call which is not inlined becomes
 * an object on the heap.
 *
 * <p><b>Activations</b> rest on {@code eʸ − 1 = 2ᵏ(eʳ − 1) + (2ᵏ − 1)}, {@code |r| ≤ ½ log 2}, and
 * a Taylor polynomial; {@code tanh u = (e²ᵘ − 1) / (e²ᵘ + 1)} with the slope from the same
 * quotient, so that it keeps its relative accuracy where {@code 1 − tanh² u} cancels. At most 5 ulp
 * from the exact value, without branches.
 *
 * <p><b>Softmax</b> of many rows goes block by block with a running maximum, so that its matrix of
 * rows × samples is never held [Milakov and Gimelshein 2018]; all sums run along rows, in order.
 *
 * <p><b>Determinism.</b> A call's bits depend on its arguments, the back end and the vector length,
 * never on threads: a {@link org.costate.kernels.Team} assigns task {@code i} to thread {@code i
 * mod threads}, each task fills its own accumulators, and merging follows their order. Other vector
 * lengths add in another order and differ in the last bits.
 *
 * <p><b>Use.</b> {@link org.costate.kernels.Backends#fastest} needs {@code --add-modules
 * jdk.incubator.vector} for its speed and nothing for its results: without the module the scalar
 * back end, which is also the oracle of the tests, does the same operations.
 *
 * <p>References: K. Goto, R. van de Geijn, <i>Anatomy of high-performance matrix
 * multiplication</i>, ACM TOMS 34(3), 2008. F. Van Zee, R. van de Geijn, <i>BLIS</i>, ACM TOMS
 * 41(3), 2015. J.-M. Muller, <i>Elementary Functions</i>, 3rd ed., 2016, for the range reduction.
 * M. Milakov, N. Gimelshein, <i>Online normalizer calculation for softmax</i>, arXiv 1805.02867,
 * 2018.
 */
@NullMarked
package org.costate.kernels;

import org.jspecify.annotations.NullMarked;
