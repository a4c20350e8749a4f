package org.costate.ode.boundary;

/**
 * One separated linear condition: component {@code component} has {@code value} at an end.
 *
 * @param end which end
 * @param component the index of the unknown function, from 0
 * @param value its value there
 */
public record EndValue(End end, int component, double value) {

    /** An end of the interval. */
    public enum End {
        /** {@code t = a}. */
        START,
        /** {@code t = b}. */
        END
    }

    /** Returns {@code y_component(a) = value}. */
    public static EndValue start(int component, double value) {
        return new EndValue(End.START, component, value);
    }

    /** Returns {@code y_component(b) = value}. */
    public static EndValue end(int component, double value) {
        return new EndValue(End.END, component, value);
    }
}
