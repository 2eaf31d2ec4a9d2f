package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letter;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** Whatever is written can be read: each part is written up to its reader's limit, and refused one octet beyond. */
class WriteLimitsTest {
    private static final int MANY = 1 << 20;

    private final Samples samples = new Samples(23);
    private final Letter letter = samples.request(List.of(), new byte[] {1}, new byte[] {2});
    private final byte[] payload = samples.payload(letter);

    @Test
    void writesNoTextThatIsNotRead() {
        smallest("letter.part-too-large", text -> new ReadLimits(64, 4096, 8, text, MANY, MANY));
    }

    @Test
    void writesNoEnvelopeThatIsNotRead() {
        int smallest = smallest("letter.part-too-large", octets -> new ReadLimits(64, 4096, 8, MANY, octets, MANY));
        assertThat(EnvelopeJson.write(letter.envelope())).hasSize(smallest);
    }

    @Test
    void writesNoBundleThatIsNotRead() {
        smallest("letter.part-too-large", bundle -> new ReadLimits(64, 4096, 8, MANY, MANY, bundle));
    }

    @Test
    void writesNoMoreAttachmentsThanAreRead() {
        assertThat(smallest("letter.too-many-parts", parts -> new ReadLimits(64, 4096, parts, MANY, MANY, MANY)))
                .isEqualTo(5);
    }

    @Test
    void writesNoMoreHeadersThanAreRead() {
        smallest("letter.headers", headers -> new ReadLimits(headers, 4096, 8, MANY, MANY, MANY));
    }

    @Test
    void writesNoLongerHeaderThanIsRead() {
        int smallest =
                smallest("letter.headers", octets -> new ReadLimits(64, Math.max(64, octets), 8, MANY, MANY, MANY));
        Samples.refuses(
                "letter.malformed", () -> Samples.read(payload, new ReadLimits(64, smallest - 3, 8, MANY, MANY, MANY)));
    }

    @Test
    void writesAnEnvelopeUpToTheDefaultLimitAndNotOneOctetMore() {
        int limit = ReadLimits.DEFAULT.envelope();
        int bare = EnvelopeJson.write(telling(1, 0)).length;
        Envelope full = telling(1, limit - bare);

        assertThat(EnvelopeJson.write(full)).hasSize(limit);
        assertThat(EnvelopeJson.write(
                        Samples.read(samples.payload(letter(full))).envelope()))
                .isEqualTo(EnvelopeJson.write(full));

        assertThatThrownBy(() -> samples.payload(letter(telling(1, limit - bare + 1))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().facts())
                                .containsEntry(FactKey.FIELD, "envelope")
                                .containsEntry(FactKey.ACTUAL, Integer.toString(limit + 1))
                                .containsEntry(FactKey.LIMIT, Integer.toString(limit)));
    }

    @Test
    void writesNoMoreEventsThanAreRead() {
        Samples.refuses("letter.envelope", () -> samples.payload(letter(telling(EnvelopeJson.MOST_EVENTS + 1, -1))));
    }

    @Test
    void writesToAsManyPeopleAsAHeaderThatIsReadCanName() {
        int most = 1;
        while (isWritten(to(most + 1), ReadLimits.DEFAULT)) {
            most++;
        }
        assertThat(Samples.read(samples.payload(to(most))).to()).hasSize(most);
        Letter one = to(most + 1);
        Samples.refuses("letter.headers", () -> samples.payload(one));
    }

    /** The smallest limit within which the letter is written, and then read. */
    private int smallest(String otherwise, IntFunction<ReadLimits> limits) {
        int low = 1;
        int high = MANY;
        while (low < high) {
            int middle = (low + high) / 2;
            if (isWritten(letter, limits.apply(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        int smallest = low;
        assertThat(Samples.read(payload, limits.apply(smallest)).said()).isPresent();
        Samples.refuses(otherwise, () -> write(letter, limits.apply(smallest - 1)));
        return smallest;
    }

    private boolean isWritten(Letter one, ReadLimits limits) {
        try {
            write(one, limits);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private void write(Letter one, ReadLimits limits) {
        try {
            new LetterWriter(Samples.seeded(5), Samples.SOFTWARE, limits)
                    .write(one, samples.documents, new ByteArrayOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Letter letter(Envelope envelope) {
        return new Letter(letter.head(), envelope, null, List.of());
    }

    /** @param octets of text in each event's payload; withheld below 0 */
    private Envelope telling(int events, int octets) {
        return enveloped(
                letter.envelope().to(),
                IntStream.range(0, events)
                        .mapToObj(n -> new Envelope.TellEvent(
                                n,
                                "opened",
                                Samples.NOW,
                                octets < 0
                                        ? null
                                        : Json.object()
                                                .put("a", "x".repeat(octets))
                                                .build()))
                        .toList());
    }

    private Envelope enveloped(List<Envelope.Recipient> to, List<Envelope.TellEvent> events) {
        Envelope one = letter.envelope();
        return new Envelope(
                one.exchange(), one.pathway(), one.keeper(), 0, one.ledger(), to, null, events, null, List.of());
    }

    /** To so many people with long addresses. */
    private Letter to(int people) {
        List<MailAddress> addresses = IntStream.range(0, people)
                .mapToObj(n -> new MailAddress(
                        "a".repeat(50) + n + "@" + String.join(".", Collections.nCopies(3, "b".repeat(60))) + ".test"))
                .toList();
        var head = letter.head();
        var recipients = addresses.stream()
                .map(one -> new Envelope.Recipient(one, 1, null, 0, Samples.hash("card"), null))
                .toList();
        return new Letter(
                new Letter.Head(
                        head.from(),
                        addresses.stream()
                                .map(one -> new Addressee(one, List.of()))
                                .toList(),
                        head.date(),
                        head.messageId(),
                        head.references(),
                        head.subject()),
                enveloped(recipients, List.of()),
                null,
                List.of());
    }
}
