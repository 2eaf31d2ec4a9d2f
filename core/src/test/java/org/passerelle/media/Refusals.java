package org.passerelle.media;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** The code with which a file is refused. */
final class Refusals {
    private Refusals() {}

    static RefusalCode refusal(byte[] file) {
        return refusal(file, Expected.of(MadeMedia.ALICE));
    }

    static RefusalCode refusal(byte[] file, Expected expected) {
        return refusal(MediaLimits.defaults(), file, expected);
    }

    static RefusalCode refusal(MediaLimits limits, byte[] file, Expected expected) {
        var refused = catchThrowableOfType(Refused.class, () -> MadeMedia.clean(limits, file, expected));
        if (refused == null) {
            throw new AssertionError("was not refused");
        }
        return refused.code();
    }
}
