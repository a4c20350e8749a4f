/**
 * Files that must survive: models, checkpoints, reports.
 *
 * <p>Three promises hold for everything in here.
 *
 * <ul>
 *   <li><em>Old or new, never half.</em> {@link org.costate.nets.io.AtomicFile} writes beside the
 *       target, forces the bytes to disk and renames; a writer that dies leaves the old file.
 *   <li><em>Nothing runs, nothing is believed.</em> Weights are {@link
 *       org.costate.nets.io.SafeTensors}: numbers and strings. Every declared size is compared with
 *       the length of the file before a single array is made, so memory never exceeds a small
 *       multiple of the bytes present.
 *   <li><em>Mistakes have names.</em> What a user can get wrong ends in an exception that is {@link
 *       org.costate.nets.io.Catalogued}: a stable code, an exit code, and one line that says what,
 *       where, which value, and one thing to try.
 * </ul>
 *
 * <p>Codes of this package: {@code FILE-01} no such file, {@code FILE-02} not a readable file,
 * {@code FILE-03} empty; {@code ST-01} header, {@code ST-02} offsets, {@code ST-03} entry, {@code
 * ST-04} metadata, {@code ST-05} too large; {@code CKPT-01} checksum, {@code CKPT-02} a
 * Java-serialised object; {@code MODEL-01} other tensors than asked for; {@code JSON-01} syntax,
 * {@code JSON-02} unknown key, {@code JSON-03} wrong or missing value, {@code JSON-04} key twice;
 * {@code OUT-01} cannot write.
 *
 * <p>References: <em>safetensors</em>, format description, Hugging Face, 2023; <em>RFC 8259</em>,
 * JSON.
 */
@NullMarked
package org.costate.nets.io;

import org.jspecify.annotations.NullMarked;
