/**
 * Residual networks as discretised optimal control problems.
 *
 * <p>A residual block is a control system {@code ẋ = f(x, θ)} whose control is a layer's weights; a
 * network is that system stepped over a grid, and its weights are a piecewise constant control. The
 * opening layer is the initial manifold, {@code x_0 = lift(ξ)}; read-out and loss are the terminal
 * cost, {@code φ(x_N)}. Training is the second door of the control problem, and backpropagation is
 * its costate sweep: for Euler steps
 *
 * <pre>
 *   x_{k+1} = x_k + h f(x_k, θ_k),                 p_N = −∇φ(x_N)
 *   p_k     = p_{k+1} + h (∂f/∂x)ᵀ p_{k+1},         ∂J/∂θ_k = −h (∂f/∂θ)ᵀ p_{k+1}
 * </pre>
 *
 * and for any explicit tableau or splitting what {@link org.costate.control.CostateSweep} does.
 *
 * <p><b>Families.</b> {@link org.costate.nets.DenseBlock} builds residual, antisymmetric, parabolic
 * and Hamiltonian blocks out of cells {@code σ(Ax + b)} and {@code M σ(Ax + b)} with matrices
 * linear in the weights. The separable ones may be stepped by a splitting, are then exactly
 * reversible, and can be swept with memory independent of depth.
 *
 * <p><b>A mini-batch is one control system.</b> {@link org.costate.nets.EnsembleSweep} cuts an
 * ensemble into chunks by its size alone; every chunk makes its whole way forward and back in one
 * workspace of feature-major panels, and gradients are merged in a fixed order. The mean over
 * samples enters once, in the terminal costate, so costates carry {@code 1/S} and all later sums
 * are plain.
 *
 * <p><b>Depth.</b> What a sweep stores is a {@link org.costate.control.SweepStorage}: everything,
 * one state if the steps can be undone, or snapshots from which steps are evaluated again, with the
 * bits of full storage; {@link org.costate.nets.SweepMemory} counts both. Beside the states there
 * are per weight one number packed forward, one transposed, and the gradient of every partition; so
 * depth 10 000 at width 16 on 64 samples has its gradient in a heap of 128 MB.
 *
 * <p><b>Is the gradient right?</b> {@link org.costate.nets.GradientComparison} holds any two {@link
 * org.costate.nets.GradientMethod}s against each other: the sweep by kernels, the sweep in plain
 * loops, forward mode, an autograd engine, the continuous costate equation.
 *
 * <p><b>Which adjoint?</b> {@link org.costate.nets.NetworkAdjoints} hands a network and a batch to
 * every adjoint of {@code org.costate.control.adjoint} and reports how far each is from the
 * gradient of the exact flow, how far from that of the loss it computes, and at what price.
 *
 * <p><b>References.</b> [Haber, Ruthotto 2017] Stable architectures for deep neural networks,
 * Inverse Problems 34. [Chang et al. 2018] Reversible architectures for arbitrarily deep residual
 * neural networks, AAAI. [Ruthotto, Haber 2020] Deep neural networks motivated by partial
 * differential equations, JMIV 62. [Galimberti et al. 2023] Hamiltonian deep neural networks
 * guaranteeing nonvanishing gradients by design, IEEE TAC 68. [Hager 2000], [Sanz-Serna 2016] as in
 * {@code org.costate.control}.
 */
@NullMarked
package org.costate.nets;

import org.jspecify.annotations.NullMarked;
