package org.costate.plots;

/** A small grey image with its caption, for example a hand-written digit. */
public final class GreyImage {

    /** What the caption says about the image. */
    enum Verdict {
        NONE,
        RIGHT,
        WRONG
    }

    private final double[][] pixels;
    private final String caption;
    private final Verdict verdict;

    private GreyImage(double[][] pixels, String caption, Verdict verdict) {
        this.pixels = Check.table("the image '" + caption + "'", pixels);
        this.caption = caption;
        this.verdict = verdict;
    }

    /**
     * Returns an image with a caption.
     *
     * @param pixels {@code [row][column]}, row 0 at the top, from 0 (background) to 1 (ink); values
     *     beyond are cut off
     * @throws IllegalArgumentException if the table is empty or not full
     */
    public static GreyImage of(double[][] pixels, String caption) {
        return new GreyImage(pixels, caption, Verdict.NONE);
    }

    /**
     * Returns an image captioned with what a classifier made of it; a mistake names both classes
     * and is set off in colour and bold.
     *
     * @param pixels as in {@link #of}
     * @param predicted the name of the predicted class
     * @param truth the name of the true class
     * @throws IllegalArgumentException if the table is empty or not full
     */
    public static GreyImage classified(double[][] pixels, String predicted, String truth) {
        return predicted.equals(truth)
                ? new GreyImage(pixels, predicted, Verdict.RIGHT)
                : new GreyImage(pixels, predicted + ", true " + truth, Verdict.WRONG);
    }

    double[][] pixels() {
        return pixels;
    }

    String caption() {
        return caption;
    }

    Verdict verdict() {
        return verdict;
    }
}
