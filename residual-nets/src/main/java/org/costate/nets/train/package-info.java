/**
 * Training: descent along the costate gradient.
 *
 * <p>Minimising {@code J(θ)} by steps against {@code ∂J/∂θ_k = −∫ ∂H/∂θ dt} raises the Hamiltonian
 * along the current extremal; gradient training is the maximum principle taken in small steps [Li,
 * Chen, Tai, E 2018]. A {@link org.costate.nets.train.Trainer} is a problem, an engine that sweeps
 * its batches, and {@link org.costate.nets.train.TrainingOptions}; the {@link
 * org.costate.nets.train.Optimiser} and the {@link org.costate.nets.train.Schedule} are data.
 *
 * <p>Every {@link org.costate.nets.train.EpochRecord} carries, beside loss and accuracy, the
 * costate norm and the Hamiltonian of every layer. A {@link org.costate.nets.train.Training} always
 * says how it ended; one that leaves the finite numbers returns the last good weights and says
 * where.
 *
 * <p>Same arguments, same bits: shuffling and noise come from one seed, and the engine's sums do
 * not depend on threads.
 *
 * <p><b>References.</b> [Li, Chen, Tai, E 2018] Maximum principle based algorithms for deep
 * learning, JMLR 18. [Kingma, Ba 2015] Adam. [Loshchilov, Hutter 2019] Decoupled weight decay.
 * [Sutskever et al. 2013] On the importance of initialization and momentum. [Nocedal, Wright 2006]
 * Numerical Optimization. [Lewis, Overton 2013] Nonsmooth optimization via quasi-Newton methods.
 */
@NullMarked
package org.costate.nets.train;

import org.jspecify.annotations.NullMarked;
