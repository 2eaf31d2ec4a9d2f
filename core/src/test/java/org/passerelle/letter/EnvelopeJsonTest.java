package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.Refused;

/** An envelope comes back exactly; what contradicts itself does not come in. */
class EnvelopeJsonTest {

    @Test
    void bringsEveryMemberBack() {
        Envelope envelope = new Samples(1).fullEnvelope();

        Envelope read = EnvelopeJson.read(EnvelopeJson.write(envelope));

        // octets compare by identity inside records, so the canonical octets speak for them
        assertThat(EnvelopeJson.write(read)).isEqualTo(EnvelopeJson.write(envelope));
        assertThat(read.events()).isEqualTo(envelope.events());
        assertThat(read.voided()).isEqualTo(envelope.voided());
        assertThat(read.step()).isEqualTo(envelope.step());
        assertThat(read.head()).isEqualTo(envelope.head());
        assertThat(read.ledger()).isEqualTo(envelope.ledger());
    }

    @Test
    void writesTheMembersThatTheWireNames() {
        String json = new String(EnvelopeJson.write(new Samples(1).fullEnvelope()), StandardCharsets.UTF_8);

        assertThat(json)
                .startsWith("{\"epoch\":3,\"events\":[{\"n\":4,\"payload\":{\"a\":1},")
                .contains("\"type\":\"passerelle/envelope/1\"", "\"withheld\":true", "\"base\":7", "\"replacedBy\":");
    }

    @ParameterizedTest
    @CsvSource({
        "\"withheld\":true, \"withheld\":false, letter.envelope",
        "'{\"n\":5', '{\"n\":6', letter.envelope",
        "\"seq\":2, \"seq\":0, letter.envelope",
        "\"epoch\":3, \"epoch\":-1, letter.envelope",
        "\"base\":7, \"base\":-2, letter.envelope",
        "\"seen\":5, \"seen\":-5, letter.envelope",
        "envelope/1, envelope/2, version",
        "'\"calendar\":\"fr-2026\",', '', letter.envelope",
        "'\"epoch\":3,', '', canon.member-missing",
        "'{\"epoch\":3', '{\"crit\":[\"other\"],\"epoch\":3', canon.critical-unknown",
        "'{\"epoch\":3', '{ \"epoch\":3', canon.not-canonical",
        "avis/1, avis/0, pathway.name-form"
    })
    void refusesOtherValues(String from, String to, String code) {
        String json = new String(EnvelopeJson.write(new Samples(1).fullEnvelope()), StandardCharsets.UTF_8);
        assertThat(json).contains(from);

        byte[] altered = json.replace(from, to).getBytes(StandardCharsets.UTF_8);

        Samples.refuses(code, () -> EnvelopeJson.read(altered));
    }

    @Test
    void ignoresAMemberThatALaterVersionAdds() {
        Envelope envelope = new Samples(1).fullEnvelope();
        byte[] more = Canon.octets(Canon.read(EnvelopeJson.write(envelope)).with("zlater", Json.text("x")));

        assertThat(EnvelopeJson.write(EnvelopeJson.read(more))).isEqualTo(EnvelopeJson.write(envelope));
    }

    @Test
    void neverReadsAMutatedOctetAsTheSameEnvelope() {
        byte[] intact = EnvelopeJson.write(new Samples(1).fullEnvelope());
        var random = new Random(20261121);
        for (int at = 0; at < intact.length; at++) {
            byte[] mutated = intact.clone();
            mutated[at] ^= (byte) (1 << random.nextInt(7));
            try {
                // a renamed member may be ignored, and a changed value read: never the same octets
                assertThat(EnvelopeJson.write(EnvelopeJson.read(mutated))).isNotEqualTo(intact);
            } catch (Refused refused) {
                assertThat(refused.code().code()).isNotBlank();
            }
        }
    }

    @Test
    void holdsEachLimitAtItsUnit() {
        Envelope one = new Samples(1).envelope(null);
        Samples.refuses("letter.envelope", () -> EnvelopeJson.read(withVoided(one, EnvelopeJson.MOST_VOIDED + 1)));
        assertThat(EnvelopeJson.read(withVoided(one, EnvelopeJson.MOST_VOIDED)).voided())
                .hasSize(EnvelopeJson.MOST_VOIDED);
    }

    @Test
    void readsAsManyEventsAsALetterMayTell() {
        Envelope one = new Samples(1).envelope(null);
        byte[] most = withEvents(one, EnvelopeJson.MOST_EVENTS);
        assertThat(most.length).isLessThan(ReadLimits.DEFAULT.envelope());
        assertThat(EnvelopeJson.read(most).events()).hasSize(EnvelopeJson.MOST_EVENTS);
        Samples.refuses("letter.envelope", () -> EnvelopeJson.read(withEvents(one, EnvelopeJson.MOST_EVENTS + 1)));
    }

    private static byte[] withEvents(Envelope one, int count) {
        var events = IntStream.range(0, count)
                .mapToObj(n -> new Envelope.TellEvent(n, "clock-started", Samples.NOW, null))
                .toList();
        return EnvelopeJson.write(new Envelope(
                one.exchange(),
                one.pathway(),
                one.keeper(),
                0,
                one.ledger(),
                one.to(),
                null,
                events,
                null,
                one.voided()));
    }

    private static byte[] withVoided(Envelope one, int count) {
        var voided = java.util.Collections.nCopies(count, new Envelope.Voided(1, Samples.hash("x"), null));
        return EnvelopeJson.write(new Envelope(
                one.exchange(),
                one.pathway(),
                one.keeper(),
                0,
                one.ledger(),
                one.to(),
                null,
                one.events(),
                null,
                voided));
    }
}
