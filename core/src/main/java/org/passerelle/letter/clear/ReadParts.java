package org.passerelle.letter.clear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.clear.text.HtmlText;
import org.passerelle.letter.clear.text.Texts;
import org.passerelle.letter.clear.text.Written;
import org.passerelle.letter.mime.MimeTokens;
import org.passerelle.letter.mime.SteadyInput;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One pass over the parts of an ordinary mail: its header, its texts, its files and its id. A forwarded mail is a file, never opened;
 * multiparts are walked through, whatever their kind.
 */
final class ReadParts {
    private static final int CHUNK = 16 * 1024;

    private final ClearLimits limits;
    private final Shelf shelf;
    private final MimeTokenStream tokens;
    private final Texts texts = new Texts();
    private final List<Leaf> files = new ArrayList<>();
    private Fields fields = new Fields();
    private @Nullable ClearHead head;
    private @Nullable ClearId id;
    private int depth;
    private int parts;
    private int text;

    ReadParts(ClearLimits limits, Shelf shelf) {
        this.limits = limits;
        this.shelf = shelf;
        this.tokens = MimeTokens.within(limits.headers(), limits.headerOctets());
    }

    /**
     * Reads to the end.
     *
     * @throws MimeException when it is no mail
     * @throws IOException the same
     */
    void read(InputStream mail) throws IOException, MimeException {
        tokens.parse(new BoundedMail(new SteadyInput(mail), limits.mail()));
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> fields = new Fields();
                case T_FIELD -> fields.add(tokens.getField());
                case T_END_HEADER -> header();
                case T_START_MULTIPART -> begin();
                case T_END_MULTIPART -> {
                    depth--;
                    texts.end();
                }
                case T_BODY -> body();
                default -> {}
            }
        }
    }

    ClearHead head() {
        if (head == null) {
            throw Refusal.of(ClearRefusal.MALFORMED).refused();
        }
        return head;
    }

    /** What it says to people. */
    String text() {
        return texts.whole();
    }

    List<Leaf> files() {
        return files;
    }

    /** Once. */
    Sha256 id() {
        return started().id();
    }

    private ClearId started() {
        if (id == null) {
            throw Refusal.of(ClearRefusal.MALFORMED).refused();
        }
        return id;
    }

    private void header() {
        if (head == null) {
            ClearHead read = ClearHead.of(fields);
            head = read;
            id = new ClearId(read.from(), read.messageId());
        }
    }

    private void begin() {
        if (++depth > limits.depth()) {
            throw beyond(ClearRefusal.TOO_DEEP, limits.depth());
        }
        texts.begin(tokens.getBodyDescriptor().getMimeType().equals("multipart/alternative"));
    }

    private void body() throws IOException {
        if (++parts > limits.parts()) {
            throw beyond(ClearRefusal.TOO_MANY_PARTS, limits.parts());
        }
        // the library names what was not said, or said badly
        String type = Leaf.type(tokens.getBodyDescriptor().getMimeType());
        Optional<String> name =
                fields.parameter("Content-Disposition", "filename").or(() -> fields.parameter("Content-Type", "name"));
        boolean shown = name.isEmpty() && !fields.token("Content-Disposition").equals("attachment");
        if (shown && (type.equals("text/plain") || type.equals("text/html"))) {
            said(type.equals("text/plain"));
        } else {
            Shelf.Stored stored = shelf.put(tokens.getDecodedInputStream());
            started().part(stored.sha256());
            String otherwise = type.equals("message/rfc822") ? "message.eml" : "document-" + parts;
            files.add(new Leaf(parts, Leaf.name(name.orElse(""), otherwise), type, stored));
        }
    }

    private void said(boolean plain) throws IOException {
        var octets = new ByteArrayOutputStream();
        InputStream body = tokens.getDecodedInputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            octets.write(chunk, 0, read);
            text += read;
            if (text > limits.text()) {
                throw beyond(ClearRefusal.TOO_MUCH_TEXT, limits.text());
            }
        }
        byte[] written = octets.toByteArray();
        started().part(Sha256.hash(written));
        String said = Written.text(
                written, fields.parameter("Content-Type", "charset").orElse(""));
        texts.add(plain ? said : HtmlText.of(said), plain);
    }

    private static RuntimeException beyond(ClearRefusal code, long limit) {
        return Refusal.of(code).with(FactKey.LIMIT, limit).refused();
    }
}
