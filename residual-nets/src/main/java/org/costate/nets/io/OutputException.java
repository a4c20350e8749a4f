package org.costate.nets.io;

/** Tells why a file cannot be written; exit code 7. */
public final class OutputException extends RuntimeException implements Catalogued {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates a failure whose message is {@code CODE: problem Try: remedy}.
     *
     * @param problem one sentence: what, where, value seen, value allowed
     * @param remedy one concrete action, or nothing
     */
    public OutputException(String code, String problem, String remedy) {
        super(Wording.message(code, problem, remedy));
        this.code = code;
    }

    /** Creates a failure with the exception that led to it. */
    public OutputException(String code, String problem, String remedy, Throwable cause) {
        super(Wording.message(code, problem, remedy), cause);
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int exitCode() {
        return 7;
    }
}
