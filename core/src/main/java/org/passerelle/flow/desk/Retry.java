package org.passerelle.flow.desk;

import java.util.function.Supplier;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Decides again when somebody else committed first. */
public final class Retry {
    /** How often, before the operation is refused as busy. */
    public static final int MOST = 5;

    private Retry() {}

    public static <T> T onConflict(Supplier<T> operation) {
        for (int attempt = 1; ; attempt++) {
            try {
                return operation.get();
            } catch (Refused refused) {
                if (!refused.refusal().is(StoreRefusal.CONFLICT)) {
                    throw refused;
                }
                if (attempt == MOST) {
                    throw Refusal.of(FlowRefusal.BUSY).refused(refused);
                }
            }
        }
    }
}
