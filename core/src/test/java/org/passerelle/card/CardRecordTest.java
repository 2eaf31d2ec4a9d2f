package org.passerelle.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.card.Cards.ALIAS;
import static org.passerelle.card.Cards.BY_PHONE;
import static org.passerelle.card.Cards.DERMATO;
import static org.passerelle.card.Cards.MACHINE;
import static org.passerelle.card.Cards.NOW;
import static org.passerelle.card.Cards.refuses;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;

class CardRecordTest {
    private static final LineCard FIRST = Cards.line();
    private static final LineCard SECOND = Cards.after(FIRST);
    private static final CardRecord KNOWN = CardRecord.first(FIRST, NOW);

    @Test
    void takesALaterVersion() {
        CardRecord record = KNOWN.take(SECOND, NOW);
        assertThat(record.current()).isEqualTo(SECOND);
        assertThat(record.replaced()).containsExactly(new CardRecord.Replaced(FIRST, NOW));
    }

    @Test
    void takesTheSameCardAgainWithoutChange() {
        assertThat(KNOWN.take(CardReader.read(FIRST.octets()), NOW)).isEqualTo(KNOWN);
    }

    @Test
    void refusesALowerVersionThanTheHighestSeen() {
        refuses(CardRefusal.LOWER_VERSION, () -> KNOWN.take(SECOND, NOW).take(FIRST, NOW));
    }

    @Test
    void alarmsOnTheSameVersionWithAnotherHash() {
        Card other = CardReader.read(Canon.octets(FIRST.document().with("scope", Json.text("autre"))));
        refuses(CardRefusal.FORKED, () -> KNOWN.take(other, NOW));
        assertThat(CardRefusal.FORKED.alarms()).isTrue();
        assertThat(CardRefusal.LOWER_VERSION.alarms()).isFalse();
    }

    @Test
    void refusesANextVersionThatFollowsAnotherCard() {
        var stray = new LineCard(Cards.base(2, Sha256.hash(new byte[0])), Cards.offer());
        refuses(CardRefusal.PREVIOUS, () -> KNOWN.take(stray, NOW));
    }

    @Test
    void takesAVersionFurtherOnWithoutTheOnesBetween() {
        LineCard third = Cards.after(SECOND);
        assertThat(KNOWN.take(third, NOW).current()).isEqualTo(third);
    }

    @Test
    void refusesACardOfAnotherOrganisationOrKindUnderTheSameId() {
        CardBase base = SECOND.base();
        var other = new LineCard(
                new CardBase(
                        base.id(),
                        base.version(),
                        base.previous(),
                        base.status(),
                        base.validity(),
                        base.node(),
                        new Organisation(new StructureId("1990000019"), "Autre", null),
                        base.addresses(),
                        base.keys(),
                        base.reception()),
                Cards.offer());
        refuses(CardRefusal.OTHER_ISSUER, () -> KNOWN.take(other, NOW));
        refuses(CardRefusal.OTHER_ISSUER, () -> KNOWN.take(new PracticeCard(base), NOW));
        assertThat(CardRefusal.OTHER_ISSUER.alarms()).isTrue();
    }

    @Test
    void aReplacedCardMayBeCitedForSeventyTwoHours() {
        CardRecord record = KNOWN.take(SECOND, NOW);
        var end = NOW.plus(Duration.ofHours(72));
        assertThat(record.cited(FIRST.hash(), NOW)).isEqualTo(FIRST);
        assertThat(record.cited(FIRST.hash(), end)).isEqualTo(FIRST);
        refuses(CardRefusal.CITED_TOO_LATE, () -> record.cited(FIRST.hash(), end.plusMillis(1)));
        assertThat(record.cited(SECOND.hash(), end.plusMillis(1))).isEqualTo(SECOND);
    }

    @Test
    void countsTheSeventyTwoHoursFromTheCardsOwnReplacement() {
        CardRecord record = KNOWN.take(SECOND, NOW).take(Cards.after(SECOND), NOW.plus(Duration.ofHours(10)));
        var later = NOW.plus(Duration.ofHours(80));
        refuses(CardRefusal.CITED_TOO_LATE, () -> record.cited(FIRST.hash(), later));
        assertThat(record.cited(SECOND.hash(), later)).isEqualTo(SECOND);
    }

    @Test
    void refusesToCiteACardNeverSeen() {
        refuses(CardRefusal.CITED_UNKNOWN, () -> KNOWN.cited(SECOND.hash(), NOW));
    }

    @Test
    void startsExchangesOnlyWhileValid() {
        KNOWN.mayStart(Cards.FROM);
        KNOWN.mayStart(Cards.UNTIL.minusMillis(1));
        refuses(CardRefusal.NOT_YET_VALID, () -> KNOWN.mayStart(Cards.FROM.minusMillis(1)));
        refuses(CardRefusal.EXPIRED, () -> KNOWN.mayStart(Cards.UNTIL));
    }

    @Test
    void anExpiredCardMayStillBeCited() {
        assertThat(KNOWN.cited(FIRST.hash(), Cards.UNTIL.plusSeconds(1))).isEqualTo(FIRST);
    }

    @Test
    void aClosedCardStartsNoExchange() {
        CardBase base = SECOND.base();
        var closed = new LineCard(
                Cards.with(base, CardBase.Status.CLOSED, base.addresses(), base.keys(), base.node()), Cards.offer());
        refuses(CardRefusal.CLOSED, () -> KNOWN.take(closed, NOW).mayStart(NOW));
    }

    @Test
    void writesOnlyToConfirmedAddresses() {
        CardRecord confirmed = KNOWN.confirm(DERMATO, BY_PHONE);
        confirmed.mayWriteTo(DERMATO);
        refuses(CardRefusal.ADDRESS_UNCONFIRMED, () -> KNOWN.mayWriteTo(DERMATO));
        refuses(CardRefusal.ADDRESS_UNCONFIRMED, () -> confirmed.mayWriteTo(ALIAS));
        refuses(CardRefusal.ADDRESS_UNKNOWN, () -> confirmed.mayWriteTo(new MailAddress("x@exemple.fr")));
    }

    @Test
    void confirmsNoAddressThatTheCardDoesNotList() {
        refuses(CardRefusal.ADDRESS_UNKNOWN, () -> KNOWN.confirm(new MailAddress("x@exemple.fr"), BY_PHONE));
    }

    @Test
    void aConfirmationOutlivesAVersionForAddressesThatStay() {
        CardBase base = SECOND.base();
        var moved = new LineCard(
                Cards.with(
                        base,
                        CardBase.Status.OPEN,
                        List.of(new CardAddress(DERMATO, CardAddress.Kind.ORGANISATIONAL, List.of())),
                        base.keys(),
                        base.node()),
                Cards.offer());
        CardRecord record =
                KNOWN.confirm(DERMATO, BY_PHONE).confirm(MACHINE, BY_PHONE).take(moved, NOW);
        assertThat(record.confirmations()).containsOnlyKeys(DERMATO);
    }

    @Test
    void aConfirmationEndsWhenEverySigningKeyChanges() {
        CardBase base = SECOND.base();
        var keys = new CardKeys(List.of(Cards.certificate(7)), base.keys().encryption());
        var rekeyed = new LineCard(
                Cards.with(base, CardBase.Status.OPEN, base.addresses(), keys, base.node()), Cards.offer());
        assertThat(KNOWN.confirm(DERMATO, BY_PHONE).take(rekeyed, NOW).confirmations())
                .isEmpty();
        var both = new CardKeys(
                List.of(Cards.certificate(7), Cards.SIGN), base.keys().encryption());
        var overlapping = new LineCard(
                Cards.with(base, CardBase.Status.OPEN, base.addresses(), both, base.node()), Cards.offer());
        assertThat(KNOWN.confirm(DERMATO, BY_PHONE).take(overlapping, NOW).confirmations())
                .containsOnlyKeys(DERMATO);
    }

    @Test
    void remembersSixteenReplacedCards() {
        CardRecord record = KNOWN;
        Card last = FIRST;
        for (int i = 0; i < 17; i++) {
            last = Cards.after(last);
            record = record.take(last, NOW);
        }
        assertThat(record.replaced()).hasSize(16);
        assertThat(record.replaced().get(15).card().base().version()).isEqualTo(2);
    }

    @Test
    void isKeptAndReadBackWhole() {
        CardRecord record = KNOWN.confirm(DERMATO, BY_PHONE).take(SECOND, NOW);
        byte[] kept = Canon.octets(CardRecordJson.write(record));
        assertThat(CardRecordJson.record(Canon.read(kept))).isEqualTo(record);
    }

    @Test
    void countsFromItsComingOrFromALaterConfirmation() {
        var later = NOW.plus(Duration.ofDays(2));
        CardRecord late = CardRecord.first(FIRST, later).confirm(DERMATO, BY_PHONE);
        assertThat(late.since(DERMATO)).as("made sure of before it came").contains(later);
        assertThat(KNOWN.confirm(DERMATO, at(later)).since(DERMATO)).contains(later);
        assertThat(late.since(ALIAS)).isEmpty();
        var renewed = later.plusSeconds(1);
        assertThat(late.take(SECOND, renewed).since(DERMATO)).contains(renewed);
    }

    @Test
    void whatWasKeptBeforeComingWasCountsFromWhatItSays() {
        var later = NOW.plus(Duration.ofDays(2));
        CardRecord first = CardRecord.first(FIRST, later).confirm(DERMATO, BY_PHONE);
        assertThat(keptBefore(first).since(DERMATO)).contains(NOW);
        assertThat(keptBefore(first.take(SECOND, later)).since(DERMATO)).contains(later);
    }

    /** As a store keeps it that a program wrote which knew no coming. */
    private static CardRecord keptBefore(CardRecord record) {
        var members = new TreeMap<>(CardRecordJson.write(record).members());
        members.remove("came");
        return CardRecordJson.record(new Json.Obj(members));
    }

    private static Confirmation at(Instant when) {
        return new Confirmation(BY_PHONE.by(), BY_PHONE.how(), when);
    }

    @Test
    void refusesAConfirmationByUnknownMeans() {
        Json.Obj kept = CardRecordJson.write(KNOWN.confirm(DERMATO, BY_PHONE));
        Json.Obj confirmed = kept.array("confirmations").objects().get(0).with("how", Json.text("dream"));
        refuses(
                CardRefusal.WORD,
                () -> CardRecordJson.record(kept.with("confirmations", Json.array(List.of(confirmed)))));
    }

    @Test
    void aBookFindsWhatMayBeWrittenTo() {
        CardBook book = CardBook.empty().take(FIRST, NOW).confirm(Cards.LINE, DERMATO, BY_PHONE);
        assertThat(book.start(Cards.LINE, DERMATO, NOW)).isEqualTo(FIRST);
        assertThat(book.findConfirmed(DERMATO)).isPresent();
        assertThat(book.findConfirmed(ALIAS)).isEmpty();
        assertThat(book.take(SECOND, NOW).cited(FIRST.hash(), NOW)).isEqualTo(FIRST);
        refuses(CardRefusal.EXPIRED, () -> book.start(Cards.LINE, DERMATO, Cards.UNTIL));
        refuses(CardRefusal.ADDRESS_UNCONFIRMED, () -> book.start(Cards.LINE, ALIAS, NOW));
        refuses(CardRefusal.UNKNOWN, () -> book.start(Cards.NODE, DERMATO, NOW));
        refuses(CardRefusal.CITED_UNKNOWN, () -> book.cited(SECOND.hash(), NOW));
    }

    @Test
    void anAddressHasOneNode() {
        var sameNode = new LineCard(copy(FIRST.base(), Cards.NODE), Cards.offer());
        var otherNode = new LineCard(copy(FIRST.base(), Cards.OTHER_NODE), Cards.offer());
        CardBook book = CardBook.empty().take(FIRST, NOW).confirm(Cards.LINE, DERMATO, BY_PHONE);
        Id copied = sameNode.base().id();
        assertThat(book.take(sameNode, NOW).confirm(copied, DERMATO, BY_PHONE).records())
                .hasSize(2);
        refuses(CardRefusal.ADDRESS_TAKEN, () -> book.take(otherNode, NOW).confirm(copied, DERMATO, BY_PHONE));
        assertThat(book.take(otherNode, NOW)
                        .findConfirmed(DERMATO)
                        .orElseThrow()
                        .id())
                .isEqualTo(Cards.LINE);
    }

    private static CardBase copy(CardBase base, Id node) {
        return new CardBase(
                new Id("abababababababababababababababab"),
                1,
                null,
                base.status(),
                base.validity(),
                node,
                base.organisation(),
                base.addresses(),
                base.keys(),
                base.reception());
    }
}
