package org.passerelle.seal.frame;

import java.io.Serial;

/** Octets that are not the frame they claim to be. The boundary of the room turns it into a refusal. */
public final class MalformedFrame extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    /** @param what a static text without data */
    public MalformedFrame(String what) {
        this(what, false, null);
    }

    public MalformedFrame(String what, Throwable cause) {
        this(what, false, cause);
    }

    private MalformedFrame(String what, boolean tooLarge, @org.jspecify.annotations.Nullable Throwable cause) {
        super(what, cause);
        this.tooLarge = tooLarge;
    }

    static MalformedFrame tooLarge(String what) {
        return new MalformedFrame(what, true, null);
    }

    /** Whether only a limit stands in the way. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
