/**
 * The referee: a network's cost restated for PyTorch, which differentiates it its own way.
 *
 * <p>Only the forward formulas are written here, once more and from the mathematics: lift, block,
 * scheme, read-out, loss and running costs, as operations on whole mini-batches. Samples are rows,
 * so {@code Kx + b} reads {@code x Kᵀ + b} and {@code Kᵀσ} reads {@code σ K}. No derivative, no
 * sign of a costate and no block code of the sweeps is shared; what the two sides have in common is
 * the description of the network and the layout of its weights. So
 *
 * <pre>
 *   ∂J/∂θ_k = −∂H/∂θ (costate sweep)   =   reverse-mode autograd (here)
 * </pre>
 *
 * is a statement about two programs, and {@link org.costate.nets.GradientComparison} measures it.
 *
 * <p>{@link org.costate.autograd.PyTorchReferee} is found by {@link
 * org.costate.nets.GradientMethod#autograd()}; {@link org.costate.autograd.PyTorchStep} keeps the
 * arrays between steps and is the peer in timings. Both run the same formulas.
 *
 * <p><b>The native library</b> comes in a jar for one platform ({@code
 * ai.djl.pytorch:pytorch-native-cpu}), which is optional at run time, and nothing is ever
 * downloaded. It is unpacked once, some 430 MB; see {@link org.costate.autograd.PyTorchReferee} for
 * where.
 *
 * <p><b>References.</b> [Paszke et al. 2019] PyTorch: an imperative style, high-performance deep
 * learning library, NeurIPS 32.
 */
@NullMarked
package org.costate.autograd;

import org.jspecify.annotations.NullMarked;
