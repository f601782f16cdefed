package org.palimpsest.readmodels.generation;

import org.palimpsest.readmodels.ReadModel;

/** A read model cannot be read yet: its first generation is being built. It can be in a moment. */
public final class BeingBuiltException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeingBuiltException(ReadModel model) {
        super(model + " is being built", null, false, false);
    }
}
