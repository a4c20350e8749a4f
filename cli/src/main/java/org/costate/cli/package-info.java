/**
 * The {@code costate} command: training, comparing and predicting without writing Java.
 *
 * <p>A command reads its options, fills what was left open from the {@link org.costate.cli.Recipe}
 * of the data, and hands over to the library; nothing is computed here. A training is an {@link
 * org.costate.cli.Experiment}: samples, a network, an engine, a seed. Its {@link
 * org.costate.cli.Outcome} goes to the terminal, to one JSON object, and to a {@link
 * org.costate.cli.RunFolder} with the model, the history, the figures and a page that shows them
 * all.
 *
 * <p><b>Streams.</b> Results go to standard output; progress, warnings and the one line of a
 * failure go to standard error. With {@code --json} standard output carries one JSON object and
 * nothing else.
 *
 * <p><b>Exit codes.</b> 0 done; 1 done but not converged; 2 wrong use; 3 input; 4 model file; 5
 * numerical failure; 6 memory or time; 7 output; 70 a fault of ours; 130 interrupted.
 */
@NullMarked
package org.costate.cli;

import org.jspecify.annotations.NullMarked;
