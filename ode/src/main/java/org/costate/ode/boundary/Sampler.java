package org.costate.ode.boundary;

/** Something that can be sampled at the collocation points of any mesh. */
@FunctionalInterface
interface Sampler {
    /** Returns the values at the points of a scheme on a mesh, then the parameters. */
    double[] sample(LobattoScheme scheme, double[] mesh);
}
