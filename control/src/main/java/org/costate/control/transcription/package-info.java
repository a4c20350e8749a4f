/** Direct transcription. */
@NullMarked
package org.costate.control.transcription;

import org.jspecify.annotations.NullMarked;
