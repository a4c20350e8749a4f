/**
 * Samples to learn from: where they come from and how they are made ready.
 *
 * <p>A {@link org.costate.nets.data.DataSet} is the initial manifold of a training problem: row
 * {@code i} of its {@code S × d} features, stored sample by sample, is the opening state {@code
 * x₀(i)} of the {@code i}-th member of the ensemble; the class or target of the row enters the
 * terminal cost. Data sets are immutable, and their order is part of their value.
 *
 * <p>The road is always the same. {@link org.costate.nets.data.DataSets} (by name), {@link
 * org.costate.nets.data.CsvLoader} or {@link org.costate.nets.data.IdxReader} (a user's file) give
 * one set; {@link org.costate.nets.data.Split} cuts it into a training and a test part; a {@link
 * org.costate.nets.data.Standardiser} learns {@code x ↦ (x − m) / s} from the training part alone
 * and is applied to both, and later travels with the model.
 *
 * <p>Randomness is a seed handed in, so the same call gives the same bits everywhere. A file that
 * cannot be trusted ends in a {@link org.costate.nets.data.DataException}, never in a guess.
 *
 * <p>Codes of this package: {@code CSV-01} ragged rows, {@code CSV-02} not a number, {@code CSV-03}
 * quotes and stray bytes, {@code CSV-04} header, {@code CSV-05} labels, {@code CSV-06} encoding,
 * {@code CSV-07} other columns than the model's, {@code CSV-08} too large; {@code IDX-01} length,
 * {@code IDX-02} header, {@code IDX-03} compression, {@code IDX-04} images and labels differ,
 * {@code IDX-05} too large; {@code NONFINITE-03} NaN or infinity; {@code DATA-01} unknown name,
 * {@code DATA-02} one class only, {@code DATA-03} cannot be split, {@code DATA-04} not installed;
 * {@code FILE-01} to {@code FILE-03} as in {@link org.costate.nets.io}.
 *
 * <p>References. E. Haber, L. Ruthotto, <em>Stable architectures for deep neural networks</em>,
 * Inverse Problems 34, 2018 (peaks, ellipse, Swiss roll). C. L. Galimberti, L. Furieri, L. Xu, G.
 * Ferrari-Trecate, <em>Hamiltonian deep neural networks</em>, IEEE TAC 68, 2023 (Swiss roll, double
 * circles, double moons). Real sets are credited in {@code CREDITS.md} beside them.
 */
@NullMarked
package org.costate.nets.data;

import org.jspecify.annotations.NullMarked;
