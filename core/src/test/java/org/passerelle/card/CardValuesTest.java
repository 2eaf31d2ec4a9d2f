package org.passerelle.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.card.Cards.refuses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.party.MailAddress;
import org.passerelle.sla.SlaRefusal;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

class CardValuesTest {
    private static final LineOffer OFFER = Cards.offer();
    private static final CardBase BASE = Cards.base(1, null);

    @Test
    void theFirstVersionNamesNoPreviousAndEachLaterOneDoes() {
        refuses(CardRefusal.CHAIN, () -> Cards.base(1, Cards.line().hash()));
        refuses(CardRefusal.CHAIN, () -> Cards.base(2, null));
        refuses(CardRefusal.NUMBER, () -> Cards.base(0, null));
        refuses(CardRefusal.NUMBER, () -> Cards.base(10_000, Cards.line().hash()));
        assertThat(Cards.base(9_999, Cards.line().hash()).version()).isEqualTo(9_999);
    }

    @Test
    void validityEndsAfterItBegins() {
        assertThat(new CardBase.Validity(Cards.FROM, Cards.FROM.plusMillis(1)).until())
                .isAfter(Cards.FROM);
        refuses(CardRefusal.VALIDITY, () -> new CardBase.Validity(Cards.FROM, Cards.FROM));
        refuses(CardRefusal.VALIDITY, () -> new CardBase.Validity(Cards.FROM, Cards.FROM.plusNanos(1)));
    }

    @Test
    void holdsSixtyFourAddressesNoneTwice() {
        assertThat(addresses(mailboxes(64)).addresses()).hasSize(64);
        refuses(CardRefusal.ADDRESSES, () -> addresses(mailboxes(65)));
        refuses(CardRefusal.ADDRESSES, () -> addresses(List.of()));
        var alias = new CardAddress(Cards.DERMATO, CardAddress.Kind.APPLICATION, List.of(Cards.DERMATO));
        refuses(CardRefusal.ADDRESSES, () -> addresses(List.of(alias)));
        var twice = new ArrayList<>(Cards.addresses());
        twice.add(new CardAddress(Cards.ALIAS, CardAddress.Kind.APPLICATION, List.of()));
        refuses(CardRefusal.ADDRESSES, () -> addresses(twice));
    }

    @Test
    void holdsEightCertificatesOfAUseNoneTwice() {
        assertThat(new CardKeys(certificates(8), certificates(8)).signing()).hasSize(8);
        refuses(CardRefusal.KEYS, () -> new CardKeys(certificates(9), List.of()));
        refuses(CardRefusal.KEYS, () -> new CardKeys(certificates(1), certificates(9)));
        refuses(CardRefusal.KEYS, () -> new CardKeys(List.of(), certificates(1)));
        refuses(CardRefusal.KEYS, () -> new CardKeys(List.of(Cards.SIGN, Cards.SIGN), List.of()));
    }

    @Test
    void sealedCarriageNeedsACertificateForEncryption() {
        var signOnly = new CardKeys(List.of(Cards.SIGN), List.of());
        refuses(
                CardRefusal.KEYS,
                () -> Cards.with(BASE, CardBase.Status.OPEN, Cards.addresses(), signOnly, Cards.NODE));
    }

    @Test
    void aCertificateIsOneDerSequenceOfReasonableSize() {
        assertThat(CardCertificate.of(der(CardCertificate.LONGEST)).der()).hasSize(16 * 1024);
        refuses(CardRefusal.CERTIFICATE, () -> CardCertificate.of(der(CardCertificate.LONGEST + 1)));
        refuses(CardRefusal.CERTIFICATE, () -> CardCertificate.of(Arrays.copyOf(der(300), 301)));
        refuses(CardRefusal.CERTIFICATE, () -> CardCertificate.of(Arrays.copyOf(der(300), 299)));
        refuses(CardRefusal.CERTIFICATE, () -> CardCertificate.of(new byte[0]));
        refuses(CardRefusal.CERTIFICATE, () -> CardCertificate.of(new byte[300]));
        byte[] small = new byte[131];
        small[0] = 0x30;
        small[1] = (byte) 0x81;
        small[2] = (byte) 128;
        assertThat(CardCertificate.of(small).hash()).isNotNull();
    }

    @Test
    void theSizeLimitIsPositiveAndBelowATebioctet() {
        assertThat(reception(1).sizeLimit()).isOne();
        assertThat(reception(1L << 40).sizeLimit()).isEqualTo(1L << 40);
        refuses(CardRefusal.NUMBER, () -> reception(0));
        refuses(CardRefusal.NUMBER, () -> reception((1L << 40) + 1));
    }

    @Test
    void anOuterSubjectIsOneLine() {
        refuses(CardRefusal.TEXT, () -> subject("Avis\r\nBcc: x"));
        refuses(CardRefusal.TEXT, () -> subject(" "));
        refuses(CardRefusal.TEXT, () -> subject("x".repeat(101)));
        assertThat(subject("x".repeat(100)).findOuterSubject()).isPresent();
    }

    @Test
    void statesATargetForEachUrgencyAndNoDefault() {
        assertThat(OFFER.target("urgent").unit()).isEqualTo(Unit.ELAPSED_HOURS);
        refuses(CardRefusal.URGENCY, () -> OFFER.target("soon"));
        assertThatThrownBy(() -> OFFER.target("soon"))
                .hasMessageContaining("actual=soon")
                .hasMessageContaining("expected=");
        assertThatThrownBy(() -> OFFER.target("Madame MARTIN")).hasMessageContaining("actual=?");
        refuses(CardRefusal.TARGETS, () -> targets(Map.of()));
        refuses(CardRefusal.WORD, () -> targets(Map.of("Très urgent", OFFER.target("urgent"))));
        assertThat(targets(manyTargets(8)).targets()).hasSize(8);
        refuses(CardRefusal.TARGETS, () -> targets(manyTargets(9)));
    }

    @Test
    void refusesMoreWorkingHoursThanTheLineIsOpenInTwoYears() {
        var most = new Target(Unit.WORKING_HOURS, 104 * 45);
        assertThat(targets(Map.of("routine", most)).targets()).hasSize(1);
        var more = new Target(Unit.WORKING_HOURS, 104 * 45 + 1);
        refuses(SlaRefusal.AMOUNT, () -> targets(Map.of("routine", more)));
    }

    @Test
    void offersEachPathwayOnceWithItsForms() {
        assertThat(OFFER.findPathway("avis", 1)).isPresent();
        assertThat(OFFER.findPathway("avis", 2)).isEmpty();
        PathwayOffer avis = OFFER.pathways().get(0);
        refuses(CardRefusal.PATHWAYS, () -> pathways(List.of()));
        refuses(CardRefusal.PATHWAYS, () -> pathways(List.of(avis, avis)));
        assertThat(pathways(manyPathways(32)).pathways()).hasSize(32);
        refuses(CardRefusal.PATHWAYS, () -> pathways(manyPathways(33)));
    }

    @Test
    void aPathwayHasUpToThirtyTwoFormsNoneTwice() {
        assertThat(new PathwayOffer("avis", 1, forms(32)).forms()).hasSize(32);
        refuses(CardRefusal.PATHWAYS, () -> new PathwayOffer("avis", 1, forms(33)));
        refuses(CardRefusal.PATHWAYS, () -> new PathwayOffer("avis", 1, List.of()));
        var form = new PathwayOffer.FormOffer("x", 1);
        refuses(CardRefusal.PATHWAYS, () -> new PathwayOffer("avis", 1, List.of(form, form)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Avis", "1avis", "avis/1", "a b", "é"})
    void namesAreShortAsciiWords(String name) {
        refuses(CardRefusal.WORD, () -> new PathwayOffer.FormOffer(name, 1));
    }

    @Test
    void aNameHasFortyCharactersAtMost() {
        assertThat(new PathwayOffer.FormOffer("x".repeat(40), 1).name()).hasSize(40);
        refuses(CardRefusal.WORD, () -> new PathwayOffer.FormOffer("x".repeat(41), 1));
        refuses(CardRefusal.NUMBER, () -> new PathwayOffer.FormOffer("x", 0));
        refuses(CardRefusal.NUMBER, () -> new PathwayOffer.FormOffer("x", 10_000));
    }

    @Test
    void aScopeMayHaveLinesAndUpToFourThousandCharacters() {
        assertThat(scope("a\nb").scope()).isEqualTo("a\nb");
        assertThat(scope("").scope()).isEmpty();
        assertThat(scope("x".repeat(4000)).scope()).hasSize(4000);
        refuses(CardRefusal.TEXT, () -> scope("x".repeat(4001)));
        refuses(CardRefusal.TEXT, () -> scope("a\u0000b"));
        refuses(CardRefusal.PHONE, () -> phone("appelez-nous"));
    }

    @Test
    void writesItsTextsComposed() {
        assertThat(new LineOffer.Title("e\u0301te\u0301", null).fr()).isEqualTo("\u00e9t\u00e9");
        LineCard card = new LineCard(BASE, scope("Le\u0301sions"));
        assertThat(card.document().text("scope")).isEqualTo("L\u00e9sions");
    }

    private static CardBase addresses(List<CardAddress> addresses) {
        return Cards.with(BASE, CardBase.Status.OPEN, addresses, BASE.keys(), Cards.NODE);
    }

    private static List<CardAddress> mailboxes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CardAddress(
                        new MailAddress("boite" + i + "@exemple.mssante.fr"), CardAddress.Kind.APPLICATION, List.of()))
                .toList();
    }

    private static List<CardCertificate> certificates(int count) {
        return IntStream.range(0, count).mapToObj(Cards::certificate).toList();
    }

    private static byte[] der(int length) {
        byte[] der = new byte[length];
        der[0] = 0x30;
        der[1] = (byte) 0x82;
        der[2] = (byte) (length - 4 >> 8);
        der[3] = (byte) (length - 4);
        return der;
    }

    private static Reception reception(long limit) {
        return new Reception(Cards.SEALED.carriage(), Cards.SEALED.capabilities(), limit, null);
    }

    private static Reception subject(String subject) {
        return new Reception(Set.of(Reception.Carriage.CLEAR), Cards.SEALED.capabilities(), 1, subject);
    }

    private static LineOffer targets(Map<String, Target> targets) {
        return offer(OFFER.scope(), OFFER.pathways(), targets, OFFER.phone());
    }

    private static Map<String, Target> manyTargets(int count) {
        var targets = new HashMap<String, Target>();
        for (int i = 0; i < count; i++) {
            targets.put("urgency-" + i, OFFER.target("urgent"));
        }
        return targets;
    }

    private static LineOffer pathways(List<PathwayOffer> pathways) {
        return offer(OFFER.scope(), pathways, OFFER.targets(), OFFER.phone());
    }

    private static List<PathwayOffer> manyPathways(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(version -> new PathwayOffer("avis", version, forms(1)))
                .toList();
    }

    private static List<PathwayOffer.FormOffer> forms(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(version -> new PathwayOffer.FormOffer("form", version))
                .toList();
    }

    private static LineOffer scope(String scope) {
        return offer(scope, OFFER.pathways(), OFFER.targets(), OFFER.phone());
    }

    private static LineOffer phone(String phone) {
        return offer(OFFER.scope(), OFFER.pathways(), OFFER.targets(), phone);
    }

    private static LineOffer offer(
            String scope, List<PathwayOffer> pathways, Map<String, Target> targets, String phone) {
        return new LineOffer(OFFER.title(), scope, "", pathways, targets, OFFER.calendar(), phone);
    }

    @Test
    void itsCollectionsCannotBeChanged() {
        var targets = new HashMap<>(OFFER.targets());
        LineOffer offer = targets(targets);
        targets.clear();
        assertThat(offer.targets()).isNotEmpty();
        assertThat(Collections.unmodifiableMap(offer.targets())).isEqualTo(offer.targets());
    }
}
