package org.passerelle.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody attaches to a step.
 *
 * @param kind what it is, one of the kinds of the form's documents field
 * @param title what people read beside it
 * @param source its octets, as they lie on the sender's disk
 * @param confirmation why it is attached although it names another patient, or null
 */
public record Attachment(
        String kind, String title, Source source, @Nullable String confirmation) {

    Optional<String> findConfirmation() {
        return Optional.ofNullable(confirmation);
    }

    @Override
    public String toString() {
        return "Attachment[" + kind + "]";
    }

    /** Opens the file; asked again when the step has to be decided again. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
