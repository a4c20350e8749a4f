package org.costate.plots;

/**
 * Says that a figure could not be drawn or written. The data behind it is untouched, so a caller
 * may keep the numbers in another form.
 */
public final class PlotException extends RuntimeException {

    private final String code;

    PlotException(String code, String message, Throwable cause) {
        super(code + ": " + message, cause);
        this.code = code;
    }

    /**
     * Returns the stable code the message starts with: {@code PLOT-01} for a machine without fonts,
     * {@code PLOT-02} for a display that is named but not there, {@code OUT-01} for a file that
     * cannot be written.
     */
    public String code() {
        return code;
    }
}
