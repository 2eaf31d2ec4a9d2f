package org.passerelle.client;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.MailSaid;
import org.passerelle.party.Professional;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.IntegrationError;

/**
 * An ordinary mail that came in an exchange whose other side has no node: nobody signed it, only MSSanté's operators vouch for where it
 * came from. A person reads it, and enters what it says as that side's step.
 *
 * <pre>{@code
 * for (Mail mail : exchange.mails()) {
 *     Mail.Content said = mail.read(doctor);                    // stands in the trace
 *     show(said.subject(), said.text(), said.files());
 *     exchange.entering("answer", dermatologist, doctor, mail)
 *             .put("recommendation", "advice-only").put("advice", said.text())
 *             .put("acts", "aucun").put("incidents", "aucun").send();
 * }
 * }</pre>
 */
public final class Mail {
    private final Engine engine;
    private final Id exchange;
    private final Json.Obj facts;

    Mail(Engine engine, Id exchange, Json.Obj facts) {
        this.engine = engine;
        this.exchange = exchange;
        this.facts = facts;
    }

    /** The same whatever way it came; 64 hexadecimal digits. */
    public String id() {
        return facts.text("mail");
    }

    /** What it claims to come from. */
    public String from() {
        return facts.text("from");
    }

    public Instant arrivedAt() {
        return facts.instant("arrivedAt");
    }

    /**
     * Whether it came as the exchange's other side writes. One that answers a sealed exchange, or comes from somebody else, is shown
     * beside it and must not be taken for theirs.
     */
    public boolean expected() {
        return !facts.has("unverified");
    }

    /** Why its archive or its medical document is not believed, in French, for who reads it; empty where nothing is wrong with them. */
    public Optional<String> reason() {
        return facts.findWhole("integration").flatMap(IntegrationError::of).map(IntegrationError::forReaders);
    }

    /** What it says; that this person read it stands in the trace. */
    public Content read(Professional reader) {
        return Content.of(engine.readMail(exchange, hash(), reader));
    }

    /** A file of it, once the antivirus let it through; the caller closes the stream. */
    public InputStream open(File file, Professional reader) {
        return engine.mailDocument(exchange, hash(), Id.parse(file.id()), reader);
    }

    InputStream attached(File file, Professional by) {
        return engine.mailAttachment(exchange, hash(), Id.parse(file.id()), by);
    }

    Sha256 hash() {
        return Sha256.parse(id());
    }

    /**
     * What it says.
     *
     * @param subject on one line
     * @param text plain text
     * @param files what came with it, those of its IHE_XDM.zip and its CDA too
     * @param document what its medical document says, null when it has none that can be read and was filed
     * @param trouble why its archive or that document is not believed, a refusal's code; null when nothing is wrong; in French,
     *     {@link Mail#reason}
     */
    public record Content(
            String subject,
            String text,
            List<File> files,
            @Nullable Said document,
            @Nullable String trouble) {
        public Content {
            files = List.copyOf(files);
        }

        private static Content of(MailSaid content) {
            return new Content(
                    content.subject(),
                    content.text(),
                    content.files().stream()
                            .map(one -> new File(one.id().hex(), one.name(), one.mediaType(), one.size()))
                            .toList(),
                    Said.of(content.said()),
                    content.trouble());
        }

        public Optional<Said> findDocument() {
            return Optional.ofNullable(document);
        }

        @Override
        public String toString() {
            return "Content[…]";
        }
    }

    /**
     * What its medical document says, unverified.
     *
     * @param title as written
     * @param patient whom it is about, for people; to be compared with the exchange's patient
     * @param author who wrote it, null when that is nobody with a national number
     * @param parts plain text by what it is: {@code question}, {@code history}, {@code treatment}, {@code recommendation} …
     */
    public record Said(
            String title, String patient, @Nullable Professional author, Map<String, String> parts) {
        public Said {
            parts = Map.copyOf(parts);
        }

        private static @Nullable Said of(@Nullable Clinical said) {
            return said == null ? null : new Said(said.title(), said.patientShown(), said.author(), said.parts());
        }

        @Override
        public String toString() {
            return "Said[…]";
        }
    }

    /**
     * A file.
     *
     * @param name as its sender calls it, for people only
     * @param mediaType as its sender says
     * @param size in octets
     */
    public record File(String id, String name, String mediaType, long size) {
        @Override
        public String toString() {
            return "File[" + id + "]";
        }
    }

    @Override
    public String toString() {
        return "Mail[" + id() + "]";
    }
}
