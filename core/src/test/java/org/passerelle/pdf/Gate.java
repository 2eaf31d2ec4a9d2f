package org.passerelle.pdf;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refused;

/** What the gate makes of a file. */
record Gate(byte[] octets, PdfFacts facts) {

    static Gate of(byte[] file) {
        return of(file, PdfLimits.defaults());
    }

    static Gate of(byte[] file, PdfLimits limits) {
        var out = new ByteArrayOutputStream();
        try {
            PdfFacts facts = PdfGate.clean(file, out, limits);
            return new Gate(out.toByteArray(), facts);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Why it is refused; null where it is not. */
    static @Nullable PdfRefusal refusal(byte[] file, PdfLimits limits) {
        Refused refused = catchThrowableOfType(Refused.class, () -> of(file, limits));
        return refused == null ? null : (PdfRefusal) refused.code();
    }

    static @Nullable PdfRefusal refusal(byte[] file) {
        return refusal(file, PdfLimits.defaults());
    }
}
