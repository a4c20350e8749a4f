/**
 * Training by the maximum principle and by second-order methods, as strategies of the one {@link
 * org.costate.nets.train.Trainer}.
 *
 * <p>A network's ensemble under its weights is one control system ({@link
 * org.costate.nets.EnsembleSystem}); what this package does to it is what one does to any control
 * problem. {@link org.costate.nets.train.pmp.SuccessiveApproximations} puts at every step the
 * weights that maximise the Hamiltonian, in closed form where it is linear in them, over intervals,
 * two or three values. {@link org.costate.nets.train.pmp.GaussNewton} and {@link
 * org.costate.nets.train.pmp.NewtonCg} solve for a step of all weights at once by conjugate
 * gradients on tangent and costate sweeps; {@link
 * org.costate.nets.train.pmp.DifferentialDynamicProgramming} by a Riccati recursion.
 *
 * <p>Signs: {@code H = ⟨p, f⟩ − ℓ}, maximised; {@code p_N = −∇Φ}; costates of an ensemble carry
 * {@code 1/S}.
 *
 * <p><b>References.</b> [Li, Chen, Tai, E 2018] Maximum principle based algorithms for deep
 * learning, JMLR 18. [Li, Hao 2018] An optimal control approach to deep learning and applications
 * to discrete-weight neural networks, ICML. [Breitenbach, Borzì 2019] A sequential quadratic
 * Hamiltonian method for solving parabolic optimal control problems with discontinuous cost
 * functionals. [Hofmann, Borzì 2025] arXiv 2504.11647. [Nocedal, Wright 2006] Numerical
 * Optimization. [Liu, Chen, Theodorou 2021] DDPNOpt, ICLR. [Golub, Pereyra 1973] The
 * differentiation of pseudo-inverses and nonlinear least squares problems.
 */
@NullMarked
package org.costate.nets.train.pmp;

import org.jspecify.annotations.NullMarked;
