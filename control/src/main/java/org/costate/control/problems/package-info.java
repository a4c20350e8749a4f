/** Problems. */
@NullMarked
package org.costate.control.problems;

import org.jspecify.annotations.NullMarked;
