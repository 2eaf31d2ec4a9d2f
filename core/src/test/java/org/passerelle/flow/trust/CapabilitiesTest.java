package org.passerelle.flow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.CardRecord;
import org.passerelle.card.Cards;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.port.keep.Change;

/** GCM by the current card, or by what was signed under it since it came. */
class CapabilitiesTest {
    private static final Instant CAME = Cards.NOW;
    private static final Instant LATER = CAME.plus(Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void aCardMustSayBoth(boolean gcm, boolean oaep, boolean reads) {
        assertThat(Capabilities.gcm(known(card(1, null, gcm, oaep)), Cards.DERMATO, null))
                .isEqualTo(reads);
    }

    @Test
    void aStatementNeverTakesAwayWhatTheCardGrants() {
        assertThat(reads(known(card(1, null, true, true)), said(Cards.SIGN, false, LATER)))
                .isTrue();
    }

    @Test
    void aStatementCountsOnceItIsSurelyLaterThanTheCard() {
        CardRecord known = known(compatible(1, null));
        Instant surely = CAME.plus(Capabilities.APART);
        assertThat(reads(known, said(Cards.SIGN, true, surely))).isFalse();
        assertThat(reads(known, said(Cards.SIGN, true, surely.plusMillis(1)))).isTrue();
        assertThat(reads(known, said(Cards.SIGN, false, LATER))).isFalse();
    }

    @Test
    void aStatementCountsOnlyUnderACertificateOfTheCard() {
        CardRecord known = known(compatible(1, null));
        assertThat(reads(known, said(Cards.ENCRYPT, true, LATER))).isFalse();
        assertThat(reads(CardRecord.first(compatible(1, null), CAME), said(Cards.SIGN, true, LATER)))
                .as("an address that nobody confirmed")
                .isFalse();
    }

    @Test
    void aLaterCardOutweighsWhatWasSaidBeforeIt() {
        Card first = compatible(1, null);
        Change.Reads said = said(Cards.SIGN, true, LATER);
        assertThat(reads(known(first), said)).isTrue();
        CardRecord renewed = known(first).take(compatible(2, first.hash()), LATER);
        assertThat(reads(renewed, said)).isFalse();
        Instant again = LATER.plus(Capabilities.APART).plusSeconds(1);
        assertThat(reads(renewed, said(Cards.SIGN, true, again))).isTrue();
    }

    @Test
    void aFirstCardOutweighsWhatWasSignedBeforeItCameHoweverEarlyItsAddressWasConfirmed() {
        CardRecord known = CardRecord.first(compatible(1, null), LATER).confirm(Cards.DERMATO, Cards.BY_PHONE);
        Instant surely = LATER.plus(Capabilities.APART);
        assertThat(reads(known, said(Cards.SIGN, true, surely))).isFalse();
        assertThat(reads(known, said(Cards.SIGN, true, surely.plusMillis(1)))).isTrue();
    }

    private static boolean reads(CardRecord known, Change.Reads said) {
        return Capabilities.gcm(known, Cards.DERMATO, said);
    }

    private static Change.Reads said(CardCertificate signer, boolean gcm, Instant at) {
        return new Change.Reads(Cards.DERMATO, signer.hash(), gcm, at);
    }

    private static CardRecord known(Card card) {
        return CardRecord.first(card, CAME).confirm(Cards.DERMATO, Cards.BY_PHONE);
    }

    private static Card compatible(int version, @Nullable Sha256 previous) {
        return card(version, previous, false, false);
    }

    private static Card card(int version, @Nullable Sha256 previous, boolean gcm, boolean oaep) {
        return new PracticeCard(new CardBase(
                Cards.LINE,
                version,
                previous,
                CardBase.Status.OPEN,
                new CardBase.Validity(Cards.FROM, Cards.UNTIL),
                Cards.NODE,
                Cards.HOSPITAL,
                Cards.addresses(),
                new CardKeys(List.of(Cards.SIGN), List.of(Cards.ENCRYPT)),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(gcm, oaep, false, false, null),
                        10_000_000,
                        null)));
    }
}
