/** Formulas. */
@NullMarked
package org.costate.control.formula;

import org.jspecify.annotations.NullMarked;
