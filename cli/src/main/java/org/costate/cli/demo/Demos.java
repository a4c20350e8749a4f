package org.costate.cli.demo;

import java.util.List;

/** The demos there are. */
public final class Demos {

    private Demos() {}

    /** Returns all demos, in the order they are best read. */
    public static List<Demo> all() {
        return List.of(
                new BackpropDemo(),
                new OrderDemo(),
                new BacksolveDemo(),
                new MemoryDemo(),
                new EnergyDemo());
    }
}
