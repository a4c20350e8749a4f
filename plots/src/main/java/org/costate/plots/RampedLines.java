package org.costate.plots;

import java.awt.Color;
import java.util.List;

/** Lines coloured along a ramp by the value of a parameter, with the bar that explains it. */
record RampedLines(String parameter, List<Member> members) {

    record Member(double value, double[] x, double[] y) {}

    RampedLines and(double value, double[] x, double[] y) {
        String name = parameter + " = " + Numbers.significant(value, 6);
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        return new RampedLines(
                parameter, Decor.and(members, new Member(value, x.clone(), y.clone())));
    }

    /** Returns the axis of the parameter: logarithmic if it covers more than a decade or so. */
    private AxisSpec axis() {
        Span values = new Span();
        members.forEach(m -> values.include(m.value));
        boolean log = values.lo() > 0 && values.hi() > 20 * values.lo();
        Scale scale = log ? Scale.LOGARITHMIC : Scale.LINEAR;
        Span onAxis = new Span();
        onAxis.include(scale.toAxis(values.lo()));
        onAxis.include(scale.toAxis(values.hi()));
        return onAxis.axis(parameter, scale, 0.0);
    }

    void include(Span x, Span y, Axes axes) {
        for (Member m : members) {
            x.include(axes.x().toAxis(m.x));
            y.include(axes.y().toAxis(m.y));
        }
    }

    /** Draws the lines in their order and explains their colours beside the plot. */
    void draw(Scene scene, Axes axes, Theme theme, float width) {
        if (members.isEmpty()) {
            return;
        }
        AxisSpec bar = axis();
        for (Member m : members) {
            double[] x = axes.x().toAxis(m.x);
            double[] y = axes.y().toAxis(m.y);
            Color colour = colour(m.value, bar, theme);
            scene.add(new Mark.Polyline(x, y, colour, width, Strokes.SOLID));
            double[] alone = Gaps.lonely(x, y);
            if (!Gaps.isEmpty(alone)) {
                scene.add(new Mark.Dots(x, alone, Marker.DISC, 3, colour, theme.background()));
            }
        }
        scene.beside(
                new Scene.ColourBar(ColourRamp.VIRIDIS, theme.rampFrom(), theme.rampTo(), bar));
    }

    private static Color colour(double value, AxisSpec bar, Theme theme) {
        double share = (bar.scale().toAxis(value) - bar.lo()) / (bar.hi() - bar.lo());
        double from = theme.rampFrom();
        return Double.isFinite(share)
                ? ColourRamp.VIRIDIS.at(from + share * (theme.rampTo() - from))
                : theme.missing();
    }
}
