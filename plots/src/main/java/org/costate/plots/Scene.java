package org.costate.plots;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a panel amounts to: two axes and the marks between them. Knows no drawing library. */
final class Scene {

    /** What the plot area looks like behind its marks. */
    enum Frame {
        /** Grid lines and axes. */
        GRID,
        /** Axes but no grid lines: a field covers the plot. */
        FIELD,
        /** Only the marks. */
        NONE
    }

    /** A strip that explains the colours of a field. */
    record ColourBar(ColourRamp ramp, double from, double to, AxisSpec axis) {}

    private final String title;
    private AxisSpec x;
    private AxisSpec y;
    private final List<Mark> marks = new ArrayList<>();
    private final List<KeyEntry> key = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Frame frame = Frame.GRID;
    private boolean equalUnits;
    private int preferredHeight = 230;
    private final List<Ribbon.Segment> ribbon = new ArrayList<>();
    private @Nullable ColourBar colourBar;

    Scene(String title, AxisSpec x, AxisSpec y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    Scene add(Mark mark) {
        marks.add(mark);
        return this;
    }

    Scene explain(KeyEntry entry) {
        key.add(entry);
        return this;
    }

    Scene note(String note) {
        notes.add(note);
        return this;
    }

    Scene framed(Frame frame) {
        this.frame = frame;
        return this;
    }

    /** Asks for one unit of x to be as long as one unit of y. */
    Scene withEqualUnits() {
        equalUnits = true;
        return this;
    }

    /** Asks for a height of the plot itself, in nominal pixels. */
    Scene preferring(int height) {
        preferredHeight = height;
        return this;
    }

    Scene beside(ColourBar bar) {
        colourBar = bar;
        return this;
    }

    Scene withX(AxisSpec shared) {
        x = shared;
        return this;
    }

    Scene withY(AxisSpec shared) {
        y = shared;
        return this;
    }

    /** Names a stretch of the horizontal axis in a strip above the plot. */
    void ribbon(Ribbon.Segment segment) {
        ribbon.add(segment);
    }

    List<Ribbon.Segment> ribbon() {
        return ribbon;
    }

    String title() {
        return title;
    }

    AxisSpec x() {
        return x;
    }

    AxisSpec y() {
        return y;
    }

    List<Mark> marks() {
        return marks;
    }

    List<KeyEntry> key() {
        return key;
    }

    List<String> notes() {
        return notes;
    }

    Frame frame() {
        return frame;
    }

    boolean equalUnits() {
        return equalUnits;
    }

    int preferredHeight() {
        return preferredHeight;
    }

    @Nullable ColourBar colourBar() {
        return colourBar;
    }
}
