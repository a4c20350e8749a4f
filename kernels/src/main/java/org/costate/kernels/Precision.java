package org.costate.kernels;

/** The floating-point format a computation is carried in. */
public enum Precision {
    /** IEEE 754 binary64. */
    DOUBLE,
    /** IEEE 754 binary32. */
    SINGLE
}
