package org.costate.ode;

/**
 * A flow {@code (z, t) ↦ z(t)}: where phase point {@code z} is carried by time {@code t}.
 *
 * <p>Flows compose: {@code first.then(t₁, second)} is {@code first} before time {@code t₁} and
 * {@code second} after it, whichever way a point is carried; so carrying it back undoes carrying it
 * forth.
 */
@FunctionalInterface
public interface FlowMap {

    /** Carries {@code z} from its own time to time {@code t}, forward or backward. */
    PhasePoint carry(PhasePoint z, double t);

    /** Returns the flow that is this one before time {@code switching} and {@code next} after. */
    default FlowMap then(double switching, FlowMap next) {
        return (z, t) -> {
            boolean startsBefore = z.t() < switching;
            boolean endsBefore = t < switching;
            if (startsBefore && endsBefore) {
                return carry(z, t);
            }
            if (startsBefore) {
                return next.carry(carry(z, switching), t);
            }
            return endsBefore ? carry(next.carry(z, switching), t) : next.carry(z, t);
        };
    }
}
