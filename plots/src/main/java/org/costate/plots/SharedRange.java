package org.costate.plots;

import java.util.List;

/** One range for the axes of several scenes, so that they can be compared by eye. */
final class SharedRange {

    private SharedRange() {}

    /** Widens axes of the same name and scale to hold what any of the scenes shows. */
    static void over(List<Scene> scenes) {
        for (Scene scene : scenes) {
            AxisSpec x = scene.x();
            AxisSpec y = scene.y();
            for (Scene other : scenes) {
                x = x.comparable(other.x()) ? x.covering(other.x()) : x;
                y = y.comparable(other.y()) ? y.covering(other.y()) : y;
            }
            scene.withX(x).withY(y);
        }
    }
}
