package org.passerelle.letter;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.letter.Receipt;

/** Reads a receipt's signed entity; only its part for nodes counts. */
public final class ReceiptReader {
    private final ReadLimits limits;

    public ReceiptReader(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one.
     *
     * @param entity the signed entity, headers included
     * @throws org.passerelle.refusal.Refused with a {@link LetterRefusal} or a canon code
     */
    public Receipt read(byte[] entity) {
        byte @Nullable [] receipt = null;
        try (var reader = new MultipartReader(new ByteArrayInputStream(entity), limits, "multipart/report")) {
            for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                byte[] octets = reader.octets(limits.text());
                if (part.get().type().equals(ReceiptJson.MEDIA_TYPE)) {
                    if (receipt != null) {
                        throw ReceiptJson.wrong("part");
                    }
                    receipt = octets;
                }
            }
        }
        if (receipt == null) {
            throw ReceiptJson.wrong("part");
        }
        return ReceiptJson.read(receipt);
    }
}
