package org.passerelle.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Finess;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Closure;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** Invented cards. Their certificates have a certificate's outer form and nothing inside. */
public final class Cards {
    public static final Id LINE = new Id("00112233445566778899aabbccddeeff");
    public static final Id NODE = new Id("0f0e0d0c0b0a09080706050403020100");
    public static final Id OTHER_NODE = new Id("ffffffffffffffffffffffffffffffff");
    public static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2027-11-01T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");
    public static final MailAddress DERMATO = new MailAddress("dermatologie@chu-exemple.mssante.fr");
    public static final MailAddress ALIAS = new MailAddress("dermato@chu-exemple.mssante.fr");
    public static final MailAddress MACHINE = new MailAddress("passerelle@chu-exemple.mssante.fr");
    public static final CardCertificate SIGN = certificate(1);
    public static final CardCertificate ENCRYPT = certificate(2);
    public static final Organisation HOSPITAL =
            new Organisation(new StructureId("1550000012"), "CH d'Exemple", new Finess("550000012"));
    public static final Confirmation BY_PHONE =
            new Confirmation(new Confirmation.Witness("Camille Exemple", "secrétaire"), Confirmation.How.PERSON, NOW);
    public static final Reception SEALED = new Reception(
            Set.of(Reception.Carriage.SEALED),
            new Reception.Capabilities(true, true, false, false, null),
            10_000_000,
            null);

    private Cards() {}

    public static CardCertificate certificate(int filling) {
        byte[] der = new byte[300];
        Arrays.fill(der, (byte) filling);
        der[0] = 0x30;
        der[1] = (byte) 0x82;
        der[2] = 1;
        der[3] = 40;
        return CardCertificate.of(der);
    }

    public static CardBase base(int version, Sha256 previous) {
        return new CardBase(
                LINE,
                version,
                previous,
                CardBase.Status.OPEN,
                new CardBase.Validity(FROM, UNTIL),
                NODE,
                HOSPITAL,
                addresses(),
                new CardKeys(List.of(SIGN), List.of(ENCRYPT)),
                SEALED);
    }

    public static List<CardAddress> addresses() {
        return List.of(
                new CardAddress(DERMATO, CardAddress.Kind.ORGANISATIONAL, List.of(ALIAS)),
                new CardAddress(MACHINE, CardAddress.Kind.APPLICATION, List.of()));
    }

    public static LineOffer offer() {
        return new LineOffer(
                new LineOffer.Title("Avis de dermatologie", "Dermatology advice"),
                "Lésions cutanées de l'adulte.\nPhotographies exigées.",
                "Urgence vitale",
                List.of(new PathwayOffer("avis", 1, List.of(new PathwayOffer.FormOffer("dermatologie", 2)))),
                Map.of(
                        "routine", new Target(Unit.WORKING_DAYS, 2),
                        "urgent", new Target(Unit.ELAPSED_HOURS, 24)),
                new LineCalendar(
                        OpeningHours.weekdaysNineToSix(),
                        HolidayZone.METROPOLE,
                        ZoneId.of("Europe/Paris"),
                        List.of(new Closure(LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 31)))),
                "03 29 00 00 00");
    }

    public static LineCard line() {
        return new LineCard(base(1, null), offer());
    }

    public static LineCard after(Card earlier) {
        return new LineCard(base(earlier.base().version() + 1, earlier.hash()), offer());
    }

    public static CardBase with(
            CardBase base, CardBase.Status status, List<CardAddress> addresses, CardKeys keys, Id node) {
        return new CardBase(
                base.id(),
                base.version(),
                base.previous(),
                status,
                base.validity(),
                node,
                base.organisation(),
                addresses,
                keys,
                base.reception());
    }

    public static void refuses(RefusalCode code, ThrowingCallable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
