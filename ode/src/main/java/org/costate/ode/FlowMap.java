package org.costate.ode;

/**
 * A flow {@code (z, t) ↦ z(t)}: where phase point {@code z} is carried by time {@code t}.
 *
 * <p>Flows compose: {@code first.then(t₁, second)} follows {@code first} up to {@code t₁} and
 * {@code second} from there.
 */
@FunctionalInterface
public interface FlowMap {

    /** Carries {@code z} from its own time to time {@code t}, forward or backward. */
    PhasePoint carry(PhasePoint z, double t);

    /** Returns the flow that switches to {@code next} at time {@code switching}. */
    default FlowMap then(double switching, FlowMap next) {
        return (z, t) -> {
            double direction = Math.signum(t - z.t());
            boolean before = direction * (switching - z.t()) > 0;
            boolean reached = direction * (t - switching) > 0;
            if (!before) {
                return next.carry(z, t);
            }
            return reached ? next.carry(carry(z, switching), t) : carry(z, t);
        };
    }
}
