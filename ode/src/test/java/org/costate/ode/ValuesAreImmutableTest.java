package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Values are equal by their numbers, and no array handed in or out can change them. */
class ValuesAreImmutableTest {

    @Test
    void states() {
        double[] given = {0.3, -0.7};
        State x = State.of(given);
        given[0] = 9;
        x.toArray()[1] = 9;

        assertEquals(State.of(0.3, -0.7), x);
        assertEquals(State.of(0.3, -0.7).hashCode(), x.hashCode());
        assertNotEquals(State.of(-0.7, 0.3), x);
        assertEquals("(0.3, -0.7)", x.toString());
        assertEquals(2, x.dimension());
        assertEquals(-0.7, x.get(1));
    }

    @Test
    void costatesAreNoStates() {
        double[] given = {0.3, -0.7};
        Costate p = Costate.of(given);
        given[0] = 9;
        p.toArray()[1] = 9;

        assertEquals(Costate.of(0.3, -0.7), p);
        assertEquals(Costate.of(0.3, -0.7).hashCode(), p.hashCode());
        assertNotEquals((Object) State.of(0.3, -0.7), p);
        assertEquals("(0.3, -0.7)", p.toString());
    }

    @Test
    void phasePoints() {
        PhasePoint z = new PhasePoint(0.5, State.of(1, 2), Costate.of(3, 4));

        assertEquals(new PhasePoint(0.5, State.of(1, 2), Costate.of(3, 4)), z);
        assertNotEquals(new PhasePoint(0.5, State.of(3, 4), Costate.of(1, 2)), z);
        assertEquals(2, z.dimension());
    }

    @Test
    void timeGrids() {
        double[] given = {0.5, 0.75, 2};
        TimeGrid grid = TimeGrid.of(given);
        given[1] = 9;
        grid.toArray()[2] = 9;

        assertEquals(TimeGrid.of(0.5, 0.75, 2), grid);
        assertEquals(TimeGrid.of(0.5, 0.75, 2).hashCode(), grid.hashCode());
        assertNotEquals(TimeGrid.of(0.5, 1, 2), grid);
        assertEquals(2, grid.steps());
        assertEquals(1.25, grid.step(1));
        assertEquals(0.75, grid.node(1));
        assertEquals("2 steps on [0.5, 2.0]", grid.toString());
    }

    @Test
    void uniformGridsEndWhereTheyShould() {
        TimeGrid grid = TimeGrid.uniform(0.1, 0.7, 3); // 0.1 + 0.6 is not 0.7

        assertEquals(0.1, grid.start());
        assertEquals(0.7, grid.end());
        assertEquals(0.2, grid.step(1), 1e-16); // one rounding of a number below 0.7
    }

    @Test
    void gridsMayRunBackward() {
        TimeGrid grid = TimeGrid.uniform(1.5, -0.5, 4);

        assertArrayEquals(new double[] {1.5, 1, 0.5, 0, -0.5}, grid.toArray());
        assertEquals(-0.5, grid.step(3));
    }

    @Test
    void tableaus() {
        double[][] a = {{0.5}};
        double[] b = {0.25, 0.75};
        double[] c = {0.5};
        ButcherTableau tableau = ButcherTableau.of("own", a, b, c);
        a[0][0] = b[0] = c[0] = 9;

        assertEquals(0.5, tableau.a(1, 0));
        assertEquals(0.25, tableau.b(0));
        assertEquals(0.5, tableau.c(1));
        assertEquals(0, tableau.c(0));
        assertEquals("own", tableau.toString());
    }

    @Test
    void splittings() {
        int[] parts = {0, 1, 0};
        double[] weights = {0.25, 1, 0.75};
        Splitting splitting = Splitting.of("own", parts, weights);
        parts[0] = 9;
        weights[0] = 9;

        assertEquals(0, splitting.part(0));
        assertEquals(0.25, splitting.weight(0));
        assertEquals(2, splitting.partCount());
        assertEquals(3, splitting.stages());
        assertEquals("own", splitting.toString());
    }

    @Test
    void schemesAreFoundByTheirNames() {
        for (Scheme scheme : Scheme.all()) {
            assertSame(scheme, Scheme.named(scheme.name()));
        }
        assertSame(Scheme.RK4, Scheme.named("RK4"));
        assertEquals(14, Scheme.all().stream().map(Scheme::name).distinct().count());
    }
}
