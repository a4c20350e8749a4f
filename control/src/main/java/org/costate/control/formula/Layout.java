package org.costate.control.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a {@link Program} finds its variables: one number and up to four arrays.
 *
 * <p>A map over one array has {@code Layout.of(names)}; a Hamiltonian {@code H(t, x, p, u)} has the
 * number {@code t} and the arrays {@code x, p, u}; the last array holds named constants. The
 * immutable layout says which name stands where.
 */
public final class Layout {

    static final int SHIFT = 20;
    private static final String NO_NAME = "";

    private final Map<String, Integer> places;

    private Layout(Map<String, Integer> places) {
        this.places = places;
    }

    /** Returns the layout of one array of variables and one of constants. */
    public static Layout of(List<String> variables, List<String> constants) {
        return of(NO_NAME, variables, List.of(), List.of(), constants);
    }

    /**
     * Returns the layout of a number and four arrays.
     *
     * @param t the name of the number
     * @throws IllegalArgumentException if a name appears twice
     */
    public static Layout of(
            String t,
            List<String> first,
            List<String> second,
            List<String> third,
            List<String> constants) {
        Map<String, Integer> places = new LinkedHashMap<>();
        if (!t.isEmpty()) {
            places.put(t, 0);
        }
        add(places, first, 1);
        add(places, second, 2);
        add(places, third, 3);
        add(places, constants, 4);
        return new Layout(places);
    }

    private static void add(Map<String, Integer> places, List<String> names, int block) {
        for (int i = 0; i < names.size(); i++) {
            if (places.put(names.get(i), (block << SHIFT) + i) != null) {
                throw new IllegalArgumentException(
                        "name \"" + names.get(i) + "\" appears twice; names must differ");
            }
        }
    }

    /**
     * Checks that every symbol of a formula has a place.
     *
     * @throws FormulaException EXPR-01 with the nearest known name
     */
    public void check(Formula f) {
        for (Formula part : PostOrder.of(f)) {
            if (part.op == Op.SYMBOL && !places.containsKey(part.name)) {
                throw part.origin == null
                        ? FormulaException.unknownName(part.name, places.keySet())
                        : FormulaException.unknownName(
                                part.name, part.origin.text(), part.origin.column(), knownTo(part));
            }
        }
    }

    private java.util.Collection<String> knownTo(Formula part) {
        java.util.Set<String> known = new java.util.LinkedHashSet<>(places.keySet());
        known.addAll(Functions.BY_NAME.keySet());
        return known;
    }

    int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw FormulaException.unknownName(name, places.keySet());
        }
        return place;
    }
}
