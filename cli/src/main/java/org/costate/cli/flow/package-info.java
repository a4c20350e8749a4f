/**
 * Flows with a loss, each of which teaches something about gradients: {@code costate adjoints} and
 * the demos hold every adjoint against them.
 *
 * <p><b>References.</b> [Chen et al. 2018] Neural ordinary differential equations, NeurIPS: the
 * spiral. [Hairer, Wanner 1996] Solving Ordinary Differential Equations II, 2nd ed., Springer: the
 * stiff oscillator of van der Pol.
 */
@NullMarked
package org.costate.cli.flow;

import org.jspecify.annotations.NullMarked;
