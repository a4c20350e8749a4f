/**
 * Models as people keep them: architecture, weights, scales and names together.
 *
 * <p>A {@link org.costate.nets.model.Model} is everything a prediction needs. {@link
 * org.costate.nets.model.ModelFolder} keeps it as one safetensors file, which any safetensors
 * library reads, with the description in its metadata and a readable copy beside it. Tensors are
 * named as in {@link org.costate.nets.WeightLayout}: {@code lift.weight}, {@code step.3.K}, {@code
 * readout.bias}, matrices {@code rows × cols}, row-major, in double precision.
 */
@NullMarked
package org.costate.nets.model;

import org.jspecify.annotations.NullMarked;
