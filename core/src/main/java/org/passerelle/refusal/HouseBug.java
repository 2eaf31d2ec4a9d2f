package org.passerelle.refusal;

import java.io.Serial;

/** Something that this code promised cannot happen, and did. Never caught but at an edge, where it stops the request. */
public final class HouseBug extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public HouseBug(String what) {
        super(what);
    }

    public HouseBug(String what, Throwable cause) {
        super(what, cause);
    }
}
