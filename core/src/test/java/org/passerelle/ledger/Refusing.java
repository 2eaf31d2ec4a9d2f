package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** Says that something is refused, and with which code. */
public final class Refusing {
    private Refusing() {}

    public static void refuses(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
