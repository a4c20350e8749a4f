/** Draft. */
@NullMarked
package org.costate.ode.boundary;

import org.jspecify.annotations.NullMarked;
