/** Draft. */
@NullMarked
package org.costate.ode.boundary.problems;

import org.jspecify.annotations.NullMarked;
