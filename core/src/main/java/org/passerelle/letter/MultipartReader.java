package org.passerelle.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.passerelle.letter.mime.MimeTokens;
import org.passerelle.letter.mime.SteadyInput;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;

/**
 * Walks over the parts of one multipart entity, within limits and one level deep. A disk that fails is an
 * {@link UncheckedIOException}; whatever else is wrong is a refusal.
 */
final class MultipartReader implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final MimeTokenStream tokens;
    private final InputStream in;
    private final ReadLimits limits;
    private final Part root;
    private int parts;

    /**
     * Reads the root's headers.
     *
     * @param type the multipart type that the root must have
     */
    MultipartReader(InputStream payload, ReadLimits limits, String type) {
        this.in = new SteadyInput(payload);
        this.limits = limits;
        this.tokens = MimeTokens.within(limits.headers(), limits.headerOctets());
        tokens.parse(in);
        this.root = guarded(() -> entity(tokens.getState()))
                .orElseThrow(() -> Refusal.of(LetterRefusal.STRUCTURE).refused());
        if (tokens.getState() != EntityState.T_START_MULTIPART || !root.type().equals(type)) {
            throw Refusal.of(LetterRefusal.STRUCTURE).refused();
        }
    }

    Part root() {
        return root;
    }

    /** The next part, whose body can then be read; empty after the last. */
    Optional<Part> next() {
        Optional<Part> part = guarded(() -> entity(tokens.next()));
        if (part.isPresent()) {
            if (tokens.getState() != EntityState.T_BODY) {
                throw Refusal.of(LetterRefusal.STRUCTURE).refused();
            }
            if (++parts > limits.parts()) {
                throw Refusal.of(LetterRefusal.TOO_MANY_PARTS)
                        .with(FactKey.LIMIT, limits.parts())
                        .refused();
            }
        }
        return part;
    }

    /** The current part's decoded body. */
    InputStream body() {
        return tokens.getDecodedInputStream();
    }

    /** All of the current part's decoded body. */
    byte[] octets(int limit) {
        return guarded(() -> {
            var octets = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            InputStream body = body();
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                octets.write(chunk, 0, read);
                if (octets.size() > limit) {
                    throw Refusal.of(LetterRefusal.PART_TOO_LARGE)
                            .with(FactKey.LIMIT, limit)
                            .refused();
                }
            }
            return octets.toByteArray();
        });
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    /** Something that reads. */
    interface Reading<T> {
        T read() throws IOException, MimeException;
    }

    /** What a parser throws on hostile octets is one refusal; what the disk throws stays what it is. */
    static <T> T guarded(Reading<T> reading) {
        try {
            return Untrusted.read(LetterRefusal.MALFORMED, reading::read);
        } catch (Refused | UncheckedIOException known) {
            throw known;
        } catch (Exception malformed) {
            throw Refusal.of(LetterRefusal.MALFORMED).refused(malformed);
        }
    }

    /** Goes on to the next entity's body or multipart start; empty at the end. */
    private Optional<Part> entity(EntityState first) throws IOException, MimeException {
        Map<String, List<String>> fields = new HashMap<>();
        for (EntityState state = first; state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> fields.clear();
                case T_FIELD -> {
                    Field field = tokens.getField();
                    fields.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(body(field));
                }
                case T_BODY, T_START_MULTIPART -> {
                    return Optional.of(new Part(tokens.getBodyDescriptor().getMimeType(), fields));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** As written but for the folding: what the library decodes besides takes it too long, and nothing here is an encoded word. */
    private static String body(Field field) {
        String whole = new String(field.getRaw().toByteArray(), StandardCharsets.ISO_8859_1);
        return whole.substring(whole.indexOf(':') + 1)
                .replaceAll("\r?\n(?=[ \t])", "")
                .strip();
    }
}
