package org.costate.nets.data;

/** What to do with a cell that is empty, {@code NA}, {@code ?}, NaN, infinite or too large. */
public enum NonFinite {
    /** Refuse the file and say where the first such cell is. */
    REJECT,
    /** Leave out every row with such a cell. */
    DROP,
    /** Put the mean of the column's finite numbers there; rows without a target are left out. */
    MEAN
}
