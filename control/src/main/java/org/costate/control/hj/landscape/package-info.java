/**
 * The landscape of attribution: the entropy {@code H(π(x; ε))} of a log-sum-exp layer over its
 * inputs, what it is made of, and how it changes with the temperature.
 *
 * <p><b>Objects.</b> {@link org.costate.control.hj.landscape.EntropyLandscape} has {@code H} and
 * its derivatives; {@link org.costate.control.hj.landscape.CriticalPoints} all critical points of a
 * box with a proof; {@link org.costate.control.hj.landscape.FoldSolver} the places where they meet;
 * {@link org.costate.control.hj.landscape.BifurcationDiagram} their curves over {@code ε}; {@link
 * org.costate.control.hj.landscape.MergeTree} which basin takes over which; {@link
 * org.costate.control.hj.landscape.PowerDiagram} the skeleton at {@code ε = 0}.
 *
 * <p><b>What happens.</b> At small {@code ε}, in general position: maxima on the vertices of the
 * power diagram, saddles on its bounded edges, minima in its bounded cells; the sum of {@code sign
 * det ∇²H} over all of space is {@code (−1)ᵈ}. As {@code ε} grows they meet in folds until one
 * maximum is left. A fold of a minimum and a saddle ends a basin; one of a maximum and a saddle
 * ends a ridge and no basin; symmetric atoms have pitchforks instead. So "each fold merges basins"
 * is loose, "a basin near each atom" is wrong (unbounded and empty cells have none), and no event
 * happens at {@code N^{−1/d}}: transition temperatures scale like {@code spacing²/t}.
 *
 * <p><b>Attribution.</b> {@code π_j = ∂f/∂b_j} is the sensitivity to a neuron; {@link
 * org.costate.control.hj.landscape.LeaveOneOut} its exact removal; {@link
 * org.costate.control.hj.landscape.InfluenceFunction} the effect of a training example on a fit, a
 * different thing.
 *
 * <p><b>Rates.</b> {@link org.costate.control.hj.landscape.QuadratureStudy} and {@link
 * org.costate.control.hj.landscape.TemperatureStudy} vary width and temperature separately, each
 * with a fitted exponent and its error.
 *
 * <p><b>Errors</b> carry the codes {@code LAND-01} (temperature), {@code 02} (dimension), {@code
 * 03} (not finite), {@code 04} (interval), {@code 05} (count), {@code 06} (degenerate atoms),
 * {@code 07} (ridge), {@code 08} (no fit), {@code 09} (no power law).
 *
 * <p><b>References.</b> [Miñoza, Legara, Monterola 2026] The Hamilton–Jacobi theory of deep
 * learning, arXiv 2605.28983. [Keller 1977] in Applications of Bifurcation Theory. [Moore, Spence
 * 1980] SIAM J. Numer. Anal. 17. [Moore 1980] Numer. Funct. Anal. Optim. 2. [Neumaier 1990]
 * Interval Methods for Systems of Equations. [Joe, Kuo 2008] SIAM J. Sci. Comput. 30. [Hampel 1974]
 * J. Amer. Statist. Assoc. 69. [Cook, Weisberg 1980] Technometrics 22.
 */
@NullMarked
package org.costate.control.hj.landscape;

import org.jspecify.annotations.NullMarked;
