/**
 * Log-sum-exp models: training as a search over initial data.
 *
 * <p>An {@link org.costate.nets.lse.LseModel} is a trunk (none, softplus layers, input-convex
 * layers, or a residual network) with read-outs {@code f_ε(h) = ε log Σ_j e^{(W_j·h + b_j)/ε}}, one
 * an output or two whose difference is taken. Each read-out is a Hopf–Cole solution on the features
 * {@code h}, and its weights are initial data {@code (y_j, g_j)}: a step of the trainer moves them.
 * The trainer is that of {@code org.costate.nets.train}; {@link org.costate.nets.lse.LseProblem} is
 * what it minimises, {@link org.costate.nets.lse.LseGradient} sweeps its batches.
 *
 * <p><b>Gradients</b> are exact. With {@code c_s = ∂J/∂f(h_s)} and {@code π_s = softmax(z/ε)}
 *
 * <pre>
 *   ∂J/∂W_j = Σ_s c_s π_sj h_s     ∂J/∂b_j = Σ_s c_s π_sj     ∂J/∂ε = Σ_s c_s H(π_s)
 *   ∂J/∂g_j = −∂J/∂b_j             ∂J/∂y_j = (∂J/∂W_j − y_j ∂J/∂b_j)/(2t)
 * </pre>
 *
 * <p><b>Coordinates.</b> The reachable functions are the same in {@code (W, b)} and in {@code (y,
 * g)}, and the dictionary carries every iterate over exactly; but the gradient is taken in another
 * metric, so descent follows another path. A gradient step is no evolution of the equation.
 *
 * <p><b>What one layer cannot do.</b> {@code e^{f/ε}} is a Laplace transform of a positive measure,
 * so {@code f} is convex and analytic, whatever its width; {@link
 * org.costate.nets.lse.LseModel#differenceOfConvex()} or a trunk lifts that. An input-convex trunk
 * keeps it.
 *
 * <p><b>References.</b> [Miñoza, Legara, Monterola 2026] as in {@code org.costate.control.hj}.
 * [Amos, Xu, Kolter 2017] Input convex neural networks, ICML. [Calafiore, Gaubert, Possieri 2020]
 * Log-sum-exp neural networks and posynomial models for convex and log-log-convex data, IEEE TNNLS
 * 31. [Calafiore, Gaubert, Possieri 2020] A universal approximation result for difference of
 * log-sum-exp neural networks, IEEE TNNLS 31.
 */
@NullMarked
package org.costate.nets.lse;

import org.jspecify.annotations.NullMarked;
