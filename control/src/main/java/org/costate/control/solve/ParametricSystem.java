package org.costate.control.solve;

/** Equations {@code F(v, λ) = 0} whose solutions form curves. */
interface ParametricSystem {

    /** Returns the equations at a value of the parameter. */
    NewtonSystem at(double lambda);

    /** Returns the size of {@code λ}, by which steps along it are measured. */
    double parameterScale();
}
