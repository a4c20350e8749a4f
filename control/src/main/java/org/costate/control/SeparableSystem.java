package org.costate.control;

import java.util.List;

/**
 * A control system that is a sum of parts, {@code f = f_0 + f_1 + …}, under one control.
 *
 * <p>No part reads a state component that it changes; so an Euler step of one part is exact,
 * invertible and a shear, and a {@link org.costate.ode.Splitting} composes such steps.
 */
public interface SeparableSystem extends ControlSystem {

    /** Returns the parts; each has the full state and control. */
    List<ControlSystem> parts();
}
