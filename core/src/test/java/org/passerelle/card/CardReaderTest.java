package org.passerelle.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.passerelle.card.Cards.refuses;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PartyRefusal;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.SlaRefusal;

class CardReaderTest {
    private static final Json.Obj LINE = Cards.line().document();

    @Test
    void readsALineCardBackByteForByte() {
        LineCard written = Cards.line();
        Card read = CardReader.read(written.octets());
        assertThat(read).isEqualTo(written);
        assertThat(read.octets()).isEqualTo(written.octets());
        assertThat(read.hash()).isEqualTo(Sha256.hash(written.octets()));
    }

    @Test
    void writesAPracticeCardOneWay() {
        var practice = new PracticeCard(Cards.base(1, null));
        assertThat(new String(practice.octets(), StandardCharsets.UTF_8))
                .isEqualTo("{\"addresses\":[{\"address\":\"dermatologie@chu-exemple.mssante.fr\","
                        + "\"aliases\":[\"dermato@chu-exemple.mssante.fr\"],\"kind\":\"organisational\"},"
                        + "{\"address\":\"passerelle@chu-exemple.mssante.fr\",\"aliases\":[],\"kind\":\"application\"}],"
                        + "\"capabilities\":{\"binaryParts\":false,\"blobs\":false,\"gcm\":true,\"oaep\":true},"
                        + "\"card\":\"00112233445566778899aabbccddeeff\",\"carriage\":[\"sealed\"],"
                        + "\"encryption\":[\"" + Cards.ENCRYPT.base64url() + "\"],"
                        + "\"node\":\"0f0e0d0c0b0a09080706050403020100\","
                        + "\"organisation\":{\"finess\":\"550000012\",\"name\":\"CH d'Exemple\",\"structure\":\"1550000012\"},"
                        + "\"signing\":[\"" + Cards.SIGN.base64url() + "\"],\"sizeLimit\":10000000,\"status\":\"open\","
                        + "\"type\":\"passerelle/practice-card/1\",\"validFrom\":\"2026-11-01T00:00:00.000Z\","
                        + "\"validUntil\":\"2027-11-01T00:00:00.000Z\",\"version\":1}");
        assertThat(CardReader.read(practice.octets())).isEqualTo(practice);
    }

    @Test
    void keepsMembersItDoesNotKnow() {
        var nested = new TreeMap<>(LINE.object("capabilities").members());
        nested.put("smoke", Json.text("signals"));
        byte[] octets = octets(LINE.with("later", Json.text("e\u0301crit")).with("capabilities", new Json.Obj(nested)));
        Card card = CardReader.read(octets);
        assertThat(card.octets()).isEqualTo(octets);
        assertThat(card.hash())
                .isEqualTo(Sha256.hash(octets))
                .isNotEqualTo(Cards.line().hash());
        assertThat(card.base()).isEqualTo(Cards.line().base());
    }

    @Test
    void hashesWhatWasWrittenThoughItsTextIsNotNormalised() {
        byte[] octets = octets(LINE.with("scope", Json.text("Le\u0301sions ")));
        LineCard card = (LineCard) CardReader.read(octets);
        assertThat(card.offer().scope()).isEqualTo("L\u00e9sions");
        assertThat(card.octets()).isEqualTo(octets);
    }

    @Test
    void refusesACriticalMemberItDoesNotKnow() {
        Json.Obj known = LINE.with("crit", Json.texts(List.of("hours", "phone")));
        assertThat(CardReader.read(octets(known))).isInstanceOf(LineCard.class);
        refuses(CanonRefusal.CRITICAL, () -> read(LINE.with("crit", Json.texts(List.of("later")))));
        Json.Obj practice = new PracticeCard(Cards.base(1, null)).document();
        refuses(CanonRefusal.CRITICAL, () -> read(practice.with("crit", Json.texts(List.of("hours")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passerelle/line-card/2", "passerelle/practice-card/2", "passerelle/line-card/"})
    void refusesAnotherMajorVersion(String type) {
        refuses(CanonRefusal.VERSION, () -> read(LINE.with("type", Json.text(type))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passerelle/leaf/1", "line-card/1", ""})
    void refusesADocumentOfAnotherType(String type) {
        refuses(CardRefusal.TYPE, () -> read(LINE.with("type", Json.text(type))));
    }

    @Test
    void refusesALineCardWithoutAnyOneOfItsMembers() {
        for (String member : LINE.members().keySet()) {
            if (!member.equals("node")) {
                var less = new TreeMap<>(LINE.members());
                less.remove(member);
                refuses(CanonRefusal.MEMBER_MISSING, () -> read(new Json.Obj(less)));
            }
        }
    }

    @Test
    void readsACardWithoutANode() {
        var less = new TreeMap<>(LINE.members());
        less.remove("node");
        assertThat(CardReader.read(octets(new Json.Obj(less))).base().findNode())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"status,half-open", "status,OPEN"})
    void refusesAWordItDoesNotKnow(String member, String word) {
        refuses(CardRefusal.WORD, () -> read(LINE.with(member, Json.text(word))));
    }

    @Test
    void refusesCarriagesItDoesNotKnowOrTwice() {
        refuses(CardRefusal.WORD, () -> read(LINE.with("carriage", Json.texts(List.of("pigeon")))));
        refuses(CardRefusal.CARRIAGE, () -> read(LINE.with("carriage", Json.texts(List.of("sealed", "sealed")))));
        refuses(CardRefusal.CARRIAGE, () -> read(LINE.with("carriage", Json.texts(List.of()))));
    }

    @Test
    void refusesAMailboxKindItDoesNotKnow() {
        Json.Obj personal = Json.object()
                .put("address", "a@b.fr")
                .put("kind", "personal")
                .put("aliases", List.of())
                .build();
        refuses(CardRefusal.WORD, () -> read(LINE.with("addresses", Json.array(List.of(personal)))));
    }

    @Test
    void refusesAnAddressNotInItsOneForm() {
        Json.Obj upper = Json.object()
                .put("address", "a@B.FR")
                .put("kind", "application")
                .put("aliases", List.of())
                .build();
        refuses(PartyRefusal.ADDRESS, () -> read(LINE.with("addresses", Json.array(List.of(upper)))));
    }

    @ParameterizedTest
    @CsvSource({"timeZone,Europe/Nancy,TIME_ZONE", "timeZone,+01:00,TIME_ZONE", "holidayZone,alsace,HOLIDAY_ZONE"})
    void refusesAPlaceItDoesNotKnow(String member, String value, SlaRefusal code) {
        refuses(code, () -> read(LINE.with(member, Json.text(value))));
    }

    @Test
    void refusesATargetWithoutAUnitOrWithOneItCannotCount() {
        Json.Obj unsaid = Json.object().put("amount", 48).build();
        refuses(CanonRefusal.MEMBER_MISSING, () -> read(target(unsaid)));
        refuses(SlaRefusal.UNIT, () -> read(target(unsaid.with("unit", Json.text("hours")))));
    }

    @Test
    void refusesNumbersThatWouldWrapAround() {
        refuses(CardRefusal.NUMBER, () -> read(LINE.with("version", new Json.Whole((1L << 32) + 1))));
        refuses(CardRefusal.NUMBER, () -> read(LINE.with("version", new Json.Whole(0))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h.fr/in",
                "https:///in",
                "https://u:p@h.fr/",
                "https://h.fr/#x",
                "/in",
                "https://h.fr/é",
                "https://h fr"
            })
    void refusesAnHttpsAddressThatIsNotPlain(String address) {
        refuses(CardRefusal.HTTPS_ADDRESS, () -> read(capability("httpsAddress", Json.text(address))));
    }

    @Test
    void readsAnHttpsAddress() {
        Card card = CardReader.read(octets(capability("httpsAddress", Json.text("https://h.fr:8443/letters"))));
        assertThat(card.base().reception().capabilities().findHttpsAddress()).isPresent();
    }

    @Test
    void refusesOctetsThatAreNotCanonical() {
        refuses(
                CanonRefusal.NOT_CANONICAL,
                () -> CardReader.read(" {\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
        byte[] truncated = Arrays.copyOf(Cards.line().octets(), 100);
        refuses(CanonRefusal.NOT_JSON, () -> CardReader.read(truncated));
    }

    @Test
    void readsUpToItsSizeLimitAndNoFurther() {
        int room = CardReader.LARGEST - octets(LINE.with("x", Json.text(""))).length;
        String filling = String.join("", Collections.nCopies(room, "x"));
        assertThat(CardReader.read(octets(LINE.with("x", Json.text(filling))))).isInstanceOf(LineCard.class);
        refuses(CardRefusal.TOO_LARGE, () -> read(LINE.with("x", Json.text(filling + "x"))));
    }

    @Test
    void aCardNeverSaysSomethingElseThanItsDocument() {
        Json.Obj other = LINE.with("phone", Json.text("0300000000"));
        assertThatExceptionOfType(HouseBug.class)
                .isThrownBy(() -> new LineCard(Cards.base(1, null), Cards.offer(), other));
    }

    @Test
    void saysNothingOfItsContentInLogs() {
        assertThat(Cards.line().toString()).isEqualTo("LineCard[" + Cards.LINE + "/1]");
        assertThat(Cards.line().base().toString() + Cards.offer() + Cards.BY_PHONE)
                .doesNotContain("Exemple", "@", "03 29", "Avis");
    }

    @Test
    void everyFlippedByteIsRefusedOrChangesTheHash() {
        byte[] octets = Cards.line().octets();
        for (int i = 0; i < octets.length; i++) {
            byte[] flipped = octets.clone();
            flipped[i] ^= 1;
            try {
                assertThat(CardReader.read(flipped).hash())
                        .as("octet %s", i)
                        .isNotEqualTo(Cards.line().hash());
            } catch (Refused refused) {
                assertThat(refused.code().code()).as("octet %s", i).isNotEmpty();
            }
        }
    }

    private static Json.Obj target(Json.Obj target) {
        return LINE.with("targets", Json.object().put("routine", target).build());
    }

    private static Json.Obj capability(String name, Json value) {
        return LINE.with("capabilities", LINE.object("capabilities").with(name, value));
    }

    private static Card read(Json.Obj document) {
        return CardReader.read(octets(document));
    }

    private static byte[] octets(Json.Obj document) {
        return Canon.octets(document);
    }
}
