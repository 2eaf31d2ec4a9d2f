package org.passerelle.refusal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A {@link Refusal} on its way to whoever asked. Unchecked, because only the edge that asked can do something about it. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal, @Nullable Throwable cause) {
        super(refusal.toString(), cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public RefusalCode code() {
        return refusal.code();
    }
}
