/**
 * How far an input can be moved before a classifier of log-sum-exp scores changes its mind: bounds,
 * certificates, and attacks that try to break them.
 *
 * <p><b>What {@code ε} does.</b> {@code ∇²f = Cov_π(W)/ε}, so {@code ‖∇²f‖ ≤ D_W²/(4ε) ≤ M²/ε},
 * {@code M = max|W_j|}, {@code D_W = max|W_i − W_j|}; the first by Popoviciu's inequality, {@code
 * Var_π(a·W) ≤ (max a·W − min a·W)²/4}. The Lipschitz constant {@code M} does not depend on {@code
 * ε}. So a higher temperature bounds how fast the gradient turns, not how large it is, and
 * "robustness grows with {@code ε}" holds for the second order only. At a fixed input {@code ‖∇²f‖}
 * is not even monotone in {@code ε}; its bound is.
 *
 * <p>Norms come in pairs: inputs move in {@code |·|₂} or {@code |·|_∞}, weights are measured in the
 * dual norm, {@code |·|₂} or {@code |·|₁}, and every bound holds in each pair.
 *
 * <p><b>Errors</b> carry the codes {@code CERT-01} (scores), {@code 02} (dimension), {@code 03}
 * (number out of range).
 *
 * <p><b>References.</b> [Miñoza, Legara, Monterola 2026] arXiv 2605.28983. [Popoviciu 1935]
 * Mathematica 9. [Goodfellow, Shlens, Szegedy 2015] arXiv 1412.6572. [Madry et al. 2018] arXiv
 * 1706.06083.
 */
@NullMarked
package org.costate.control.hj.certificate;

import org.jspecify.annotations.NullMarked;
