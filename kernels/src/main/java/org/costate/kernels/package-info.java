/** The batched arithmetic behind residual networks. */
@NullMarked
package org.costate.kernels;

import org.jspecify.annotations.NullMarked;
