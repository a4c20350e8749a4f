package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * One value per layer at several moments: the norm of the costate at several epochs, the
 * Hamiltonian along the layers. The moments are coloured along viridis, dark to light; up to six
 * are named in the legend, more are explained by a colour bar.
 */
public final class Profiles extends Panel {

    private static final int MOST_NAMED = 6;

    private record Profile(double moment, double[] values) {}

    private final Labels labels;
    private final String parameter;
    private final List<Profile> profiles = new ArrayList<>();
    private Scale scale = Scale.LINEAR;

    Profiles(Labels labels, String parameter) {
        this.labels = labels;
        this.parameter = parameter;
    }

    private Profiles copy() {
        Profiles copy = new Profiles(labels, parameter);
        copy.profiles.addAll(profiles);
        copy.scale = scale;
        return copy;
    }

    /**
     * Returns this panel with one more profile.
     *
     * @param moment the value of the parameter, for example the epoch
     * @param values one per layer, from layer 0; as many as the profiles before it
     * @throws IllegalArgumentException if there is no value, or not as many as before
     */
    public Profiles at(double moment, double[] values) {
        Check.notEmpty("the profile at " + moment, values.length, "pass one value per layer");
        if (!profiles.isEmpty() && profiles.get(0).values.length != values.length) {
            throw new IllegalArgumentException(
                    "the profile at "
                            + moment
                            + " has "
                            + values.length
                            + " layers, the first has "
                            + profiles.get(0).values.length);
        }
        Profiles copy = copy();
        copy.profiles.add(new Profile(moment, values.clone()));
        return copy;
    }

    /** Returns this panel with a logarithmic vertical axis. */
    public Profiles logY() {
        Profiles copy = copy();
        copy.scale = Scale.LOGARITHMIC;
        return copy;
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + labels.title() + "'", profiles.size(), "add a profile");
        Span moments = new Span();
        Span span = new Span();
        for (Profile profile : profiles) {
            moments.include(profile.moment);
            span.include(scale.toAxis(profile.values));
        }
        int layers = profiles.get(0).values.length;
        AxisSpec x = AxisSpec.of(labels.x(), Scale.LINEAR, -0.4, layers - 0.6).ofWholeNumbers(true);
        Scene scene = new Scene(labels.title(), x, span.axis(labels.y(), scale, 0.06));
        boolean named = profiles.size() <= MOST_NAMED;
        Scale ramp =
                moments.lo() > 0 && moments.hi() > 20 * moments.lo()
                        ? Scale.LOGARITHMIC
                        : Scale.LINEAR;
        double from = theme.rampFrom();
        double to = theme.rampTo();
        int dropped = 0;
        for (int i = 0; i < profiles.size(); i++) {
            Profile profile = profiles.get(i);
            double share =
                    named
                            ? i / Math.max(1.0, profiles.size() - 1.0)
                            : share(profile.moment, moments, ramp);
            Color colour = ColourRamp.VIRIDIS.at(from + share * (to - from));
            dropped += draw(scene, profile, colour, theme);
            if (named && profiles.size() > 1) {
                String name = parameter + " " + Numbers.significant(profile.moment, 6);
                scene.explain(KeyEntry.markedLine(name, colour, Strokes.SOLID, Marker.DISC));
            }
        }
        if (!named) {
            scene.beside(bar(moments, ramp, theme));
        }
        if (dropped > 0) {
            scene.note(dropped + " not positive, not shown on the logarithmic axis");
        }
        return scene;
    }

    private Scene.ColourBar bar(Span moments, Scale ramp, Theme theme) {
        Span bar = new Span();
        bar.include(ramp.toAxis(moments.lo()));
        bar.include(ramp.toAxis(moments.hi()));
        AxisSpec axis = bar.axis(parameter, ramp, 0.0);
        return new Scene.ColourBar(ColourRamp.VIRIDIS, theme.rampFrom(), theme.rampTo(), axis);
    }

    private static double share(double moment, Span moments, Scale ramp) {
        double lo = ramp.toAxis(moments.lo());
        double hi = ramp.toAxis(moments.hi());
        return hi > lo ? (ramp.toAxis(moment) - lo) / (hi - lo) : 0.0;
    }

    private int draw(Scene scene, Profile profile, Color colour, Theme theme) {
        double[] layers = new double[profile.values.length];
        for (int k = 0; k < layers.length; k++) {
            layers[k] = k;
        }
        double[] y = scale.toAxis(profile.values);
        scene.add(new Mark.Polyline(layers, y, colour, 1.8f, Strokes.SOLID));
        double radius = layers.length > 40 ? 0.0 : 3.0;
        if (radius > 0) {
            scene.add(new Mark.Dots(layers, y, Marker.DISC, radius, colour, theme.background()));
        }
        return Gaps.dropped(profile.values, y);
    }
}
