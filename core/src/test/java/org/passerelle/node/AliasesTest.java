package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.port.MemoryMail.Fault;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** A mailbox may go by several addresses; in exchanges and streams one of them stands for all. */
class AliasesTest extends TwoHouses {
    private static final MailAddress LINE_ALIAS = Rehearsal.named("alias", Rehearsal.LINE);
    private static final MailAddress PRACTICE_ALIAS = Rehearsal.named("alias", Rehearsal.PRACTICE);

    private static final MailAddress SERVICE = Rehearsal.named("service", Rehearsal.LINE);

    @TempDir
    Path spool;

    AliasesTest() {
        super(17);
    }

    @Test
    void aRequestToAnAliasIsOneToTheLineItself() {
        Id avis = houses.request(LINE_ALIAS);
        houses.settle();
        assertThat(houses.practice.view(avis).row().line()).isEqualTo(Rehearsal.LINE);
        assertThat(houses.hospital.view(avis).row().line()).isEqualTo(Rehearsal.LINE);
        assertThat(houses.practice.asking().preview(LINE_ALIAS, "ordinary"))
                .isEqualTo(houses.practice.asking().preview(Rehearsal.LINE, "ordinary"));
    }

    @Test
    void aLetterForwardedFromAnotherAddressOfTheCardIsAnsweredFromThere() {
        Id avis = houses.request(SERVICE);
        houses.settle();
        assertThat(houses.hospital.row(avis)).isEmpty();
        houses.mail.inject(Rehearsal.LINE, houses.mail.crossed().get(0));
        houses.settle();
        assertThat(houses.hospital.view(avis).row().line()).isEqualTo(SERVICE);
        assertThat(houses.practice.view(avis).state().law()).hasSize(2);
    }

    @Test
    void ourOwnForwardingMayRewriteTheOuterFromAndNobodyElses() {
        Request request = request();
        assertThat(refusal(houses.hospital, from(request.mail(), PRACTICE_ALIAS), Rehearsal.LINE))
                .isEqualTo("seal.from-mismatch");
        assertThat(accept(houses.hospital, from(request.mail(), SERVICE), Rehearsal.LINE))
                .isInstanceOf(ReceiveMail.Taken.Done.class);
        assertThat(houses.hospital.view(request.avis()).row().requester()).isEqualTo(Rehearsal.PRACTICE);
    }

    private static byte[] from(byte[] mail, MailAddress outer) {
        return new String(mail, StandardCharsets.ISO_8859_1)
                .replaceFirst("From: [^\r]*", "From: " + outer.value())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aLetterThatSomebodyWroteToOurAliasIsTakenAndAnsweredFromTheLine() {
        Request request = request();
        byte[] mail = practice(Rehearsal.Keys.PRACTICE_SIGN, Rehearsal.PRACTICE)
                .rewrite(
                        request.mail(),
                        envelope -> Scribe.to(envelope, one -> readdressed(one, LINE_ALIAS)),
                        UnaryOperator.identity());
        assertThat(accept(houses.hospital, mail, Rehearsal.LINE)).isInstanceOf(ReceiveMail.Taken.Done.class);
        assertThat(houses.hospital.view(request.avis()).row().line()).isEqualTo(Rehearsal.LINE);
        houses.hospital.step();
        assertThat(sealedTo(houses.hospital, request.avis())).containsOnly(Rehearsal.PRACTICE.value());
    }

    @Test
    void aLetterFromAnAliasUnderACertificateThatTheirCardDoesNotNameWaits() {
        Request request = request();
        Issued bound =
                Rehearsal.Keys.PKI.issue(Leaf.signing(Rehearsal.Keys.CABINET).bound(PRACTICE_ALIAS));
        byte[] mail = practice(bound, PRACTICE_ALIAS)
                .rewrite(request.mail(), UnaryOperator.identity(), UnaryOperator.identity());
        assertThat(refusal(houses.hospital, mail, Rehearsal.LINE)).isEqualTo("seal.other-certificate");
    }

    @Test
    void aLetterFromAnAliasWhoseCertificateIsBoundToTheAddressOnlyIsRefused() {
        byte[] mail = practice(Rehearsal.Keys.PRACTICE_SIGN, PRACTICE_ALIAS)
                .rewrite(request().mail(), UnaryOperator.identity(), UnaryOperator.identity());
        assertThat(refusal(houses.hospital, mail, Rehearsal.LINE)).isEqualTo("seal.from-mismatch");
    }

    @Test
    void theKeepersLetterFromItsAliasIsTheKeepers() {
        Id avis = requested();
        byte[] mail = new Scribe(spool, Rehearsal.Keys.HOSPITAL_SIGN, LINE_ALIAS, houses.clock.instant())
                .write(Rehearsal.Keys.PRACTICE_ENC, nextFromHospital(avis, LINE_ALIAS, Rehearsal.PRACTICE))
                .mail();
        assertThat(accept(houses.practice, mail, Rehearsal.PRACTICE)).isInstanceOf(ReceiveMail.Taken.Done.class);
    }

    @Test
    void anAliasOfSomebodyElsesCardIsNobodyHere() {
        var stranger = new Leaf.Subject("Meuse (55)", "AUTRE CABINET", new StructureId("1550000088"), "autre");
        Issued bound = Rehearsal.Keys.PKI.issue(Leaf.signing(stranger).bound(PRACTICE_ALIAS));
        UnaryOperator<Organisation> own = any -> new Organisation(stranger.structure(), "Autre cabinet", null);
        byte[] mail = practice(bound, PRACTICE_ALIAS).rewrite(request().mail(), UnaryOperator.identity(), own);
        assertThat(refusal(houses.hospital, mail, Rehearsal.LINE)).isEqualTo("seal.other-certificate");
    }

    @Test
    void aLetterToAnAliasOfSomebodyElseIsNotForUs() {
        byte[] mail = practice(Rehearsal.Keys.PRACTICE_SIGN, Rehearsal.PRACTICE)
                .rewrite(
                        request().mail(),
                        envelope -> Scribe.to(envelope, one -> readdressed(one, PRACTICE_ALIAS)),
                        UnaryOperator.identity());
        assertThat(refusal(houses.hospital, mail, Rehearsal.LINE)).isEqualTo("seal.not-addressed");
    }

    @Test
    void aStepIsTakenForTheOrganisationThatSigned() {
        UnaryOperator<Organisation> other =
                any -> new Organisation(new StructureId("1550000077"), "Cabinet voisin", null);
        byte[] mail = practice(Rehearsal.Keys.PRACTICE_SIGN, Rehearsal.PRACTICE)
                .rewrite(request().mail(), UnaryOperator.identity(), other);
        assertThat(refusal(houses.hospital, mail, Rehearsal.LINE)).isEqualTo("flow.organisation-differs");
    }

    @Test
    void aLaterStepIsTakenForTheOrganisationThatSignedToo() {
        Id avis = requested();
        byte[] opening = houses.mail.crossed().get(0);
        UnaryOperator<Organisation> other =
                any -> new Organisation(new StructureId("1550000077"), "Cabinet voisin", null);
        Envelope.Recipient place = new Envelope.Recipient(
                Rehearsal.LINE, 2, lastSealed(houses.practice, avis), 0, card(houses.practice, Rehearsal.LINE), null);
        byte[] mail = practice(Rehearsal.Keys.PRACTICE_SIGN, Rehearsal.PRACTICE)
                .rewrite(opening, envelope -> Scribe.to(envelope, one -> place), other);
        assertThat(refusal(houses.hospital, mail, Rehearsal.LINE)).isEqualTo("flow.organisation-differs");
    }

    /** A request that the hospital has not got. */
    private Request request() {
        houses.mail.faults(octets -> Fault.LOST);
        Id avis = houses.request();
        houses.practice.step();
        return new Request(avis, houses.mail.crossed().get(0));
    }

    private record Request(Id avis, byte[] mail) {}

    private Scribe practice(Issued signer, MailAddress from) {
        return new Scribe(spool, signer, from, houses.clock.instant());
    }

    private Envelope nextFromHospital(Id avis, MailAddress keeper, MailAddress to) {
        var place = new Envelope.Recipient(
                to, 2, lastSealed(houses.hospital, avis), 1, card(houses.hospital, Rehearsal.PRACTICE), null);
        return new Envelope(
                avis,
                Rehearsal.AVIS,
                keeper,
                0,
                houses.hospital.origin(),
                List.of(place),
                null,
                List.of(),
                null,
                List.of());
    }

    static Sha256 lastSealed(Node node, Id avis) {
        List<Json.Obj> sealed = remarks(node, avis, Event.Remark.Kind.SEALED);
        return sealed.get(sealed.size() - 1).hash("letter");
    }

    /** Any hash will do where no exchange is opened. */
    static Sha256 card(Node node, MailAddress address) {
        return Sha256.hash((node.origin() + address.value()).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> sealedTo(Node node, Id avis) {
        return remarks(node, avis, Event.Remark.Kind.SEALED).stream()
                .map(facts -> facts.text("to"))
                .toList();
    }

    private static List<Json.Obj> remarks(Node node, Id avis, Event.Remark.Kind kind) {
        return remarks(node, avis).stream()
                .filter(remark -> remark.kind() == kind)
                .map(Event.Remark::facts)
                .toList();
    }

    private static Envelope.Recipient readdressed(Envelope.Recipient one, MailAddress to) {
        return new Envelope.Recipient(to, one.seq(), one.prev(), one.seen(), one.card(), one.proof());
    }

    private static ReceiveMail.Taken accept(Node node, byte[] mail, MailAddress mailbox) {
        return node.accept(new ByteArrayInputStream(mail), mailbox);
    }

    private static String refusal(Node node, byte[] mail, MailAddress mailbox) {
        RefusalCode code = ((ReceiveMail.Taken.Quarantined) accept(node, mail, mailbox))
                .why()
                .code();
        return code.code();
    }
}
