/**
 * Measurements of {@code org.costate.control.solve} that need to see its parts: not published, and
 * nothing depends on them.
 */
@NullMarked
package org.costate.control.solve;

import org.jspecify.annotations.NullMarked;
