package org.passerelle.flow.clear;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.Reception.Carriage;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Notices;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.IntegrationError;
import org.passerelle.refusal.Refusal;

/**
 * An ordinary mail from somebody in the trust space. It takes no step: it is kept with the exchange that it answers, for people to
 * read; or, at a line, it begins one that is to be completed. Everything else is left alone in its mailbox.
 */
public final class ReceiveClear {
    /** The alarm: somebody answered a sealed exchange, or as a correspondent who seals, in clear. It moves nothing. */
    public static final String BESIDE = "clear.unverified";

    private static final String BEGUN = "passerelle/begun-in-clear/1\0";

    private final Premises premises;
    private final TrustGate gate;
    private final AutomaticMail automatic;
    private final Notices notices;

    public ReceiveClear(Premises premises) {
        this.premises = premises;
        this.gate = new TrustGate(premises);
        this.automatic = new AutomaticMail(premises);
        this.notices = new Notices(premises);
    }

    /** Whether that mailbox of ours takes ordinary mails at all. */
    public boolean reads(MailAddress mailbox) {
        return gate.isOpen(mailbox) && premises.trustSpace().generated().isPresent();
    }

    /**
     * Where a mail lies, and what its taking in changes besides.
     *
     * @param raw its octets, under the node's own key
     */
    public record Lying(Id raw, long size, MailAddress mailbox, Instant arrivedAt, List<Change> cursor) {
        public Lying {
            cursor = List.copyOf(cursor);
        }
    }

    /** Takes the mail in; tells whether it belongs to an exchange now. */
    public boolean receive(ClearMail mail, Lying lying) {
        boolean before = premises.store().correspondence().seen(mail.id()).isPresent();
        boolean ours = premises.book().ownAddresses().contains(mail.from());
        if (before || ours || !gate.trusts(mail.from())) {
            premises.commit(lying.cursor());
            return before;
        }
        Optional<Dossier> answered = answered(mail, lying.mailbox());
        if (answered.isPresent()) {
            attach(answered.get(), mail, lying);
            return true;
        }
        Optional<LineCard> line = line(lying.mailbox()).filter(card -> !gate.seals(mail.from()));
        if (line.isEmpty()) {
            premises.commit(lying.cursor());
            return false;
        }
        return begin(line.get(), mail, lying);
    }

    /** The exchange in whose thread the mail stands, when it came to our address of it. */
    private Optional<Dossier> answered(ClearMail mail, MailAddress mailbox) {
        return mail.references().stream()
                .flatMap(id -> premises.store().correspondence().seen(SeenLetter.keyOfMail(id)).stream())
                .map(SeenLetter::exchange)
                .filter(exchange -> !exchange.equals(Journals.NODE))
                .flatMap(exchange -> Dossier.open(premises, exchange, premises.now()).stream())
                .filter(dossier -> premises.book()
                        .answeredBy(mailbox)
                        .contains(dossier.state().begun().ours()))
                .findFirst();
    }

    private void attach(Dossier dossier, ClearMail mail, Lying lying) {
        Event.Begun begun = dossier.state().begun();
        boolean theirs = begun.inClear() && begun.theirs().equals(mail.from()) && !gate.seals(mail.from());
        keep(dossier, mail, lying, theirs);
        if (theirs) {
            notices.mailArrived(dossier);
        } else {
            dossier.also(new Change.Alarm(new AlarmRow(dossier.exchange(), BESIDE, dossier.now())));
        }
        dossier.commit();
    }

    private boolean begin(LineCard card, ClearMail mail, Lying lying) {
        Instant now = premises.now();
        Optional<Change> counted = counted(mail.from(), now);
        if (counted.isEmpty()) {
            var changes = new ArrayList<Change>(lying.cursor());
            changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, FlowRefusal.TOO_MANY_BEGUN.code(), now)));
            premises.commit(changes);
            return false;
        }
        PathwayRef pathway = pathway(card).orElseThrow();
        var begun = new Event.Begun(
                premises.newId(),
                true,
                pathway,
                premises.book().canonical(lying.mailbox()),
                card.base().organisation(),
                card.hash(),
                mail.from(),
                mail.clinical().flatMap(Clinical::findOrganisation).orElse(null),
                Side.EXPERT);
        Dossier dossier = Dossier.begin(premises, begun, now);
        dossier.also(counted.get());
        keep(dossier, mail, lying, true);
        notices.mailArrived(dossier);
        automatic.acknowledge(dossier, mail);
        dossier.commit();
        return true;
    }

    /** Its octets go to the exchange; its Message-ID is known from now on, so that later mails of the thread find it. */
    private void keep(Dossier dossier, ClearMail mail, Lying lying, boolean theirs) {
        Id blob = premises.newId();
        copy(lying.raw(), dossier.exchange(), blob);
        Json.Builder facts = Json.object()
                .put("mail", mail.id())
                .put("messageId", mail.messageId())
                .put("from", mail.from().value())
                .put("arrivedAt", lying.arrivedAt())
                .put("blob", blob)
                .put("size", lying.size())
                .put("trouble", mail.trouble().map(why -> why.code().code()));
        if (!theirs) {
            facts.put("unverified", true);
        }
        dossier.remark(Kind.MAIL_RECEIVED, facts);
        dossier.also(
                new Change.Seen(new SeenLetter(mail.id(), dossier.exchange(), "clear:" + mail.id(), 0, dossier.now())));
        dossier.also(
                new Change.Seen(SeenLetter.sentMail(mail.messageId(), dossier.exchange(), mail.from(), dossier.now())));
        lying.cursor().forEach(dossier::also);
        if (theirs) {
            automatic.dispose(
                    dossier,
                    mail,
                    mail.trouble().map(why -> IntegrationError.OTHER).orElse(null));
        }
    }

    private void copy(Id raw, Id exchange, Id blob) {
        try (InputStream octets = premises.blobs().open(Journals.NODE, raw);
                BlobWriter out = premises.blobs().create(exchange, blob)) {
            octets.transferTo(out);
            out.keep();
        } catch (IOException unwritable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unwritable);
        }
    }

    /** The line of ours that this mailbox answers, when it takes ordinary mails and has a pathway that one can begin. */
    private Optional<LineCard> line(MailAddress mailbox) {
        return premises.book().ownLines().stream()
                .filter(card -> card.base().lists(mailbox)
                        && card.base().reception().carriage().contains(Carriage.CLEAR)
                        && pathway(card).isPresent())
                .findFirst();
    }

    /** The first that the line's card offers with its own form. */
    private static Optional<PathwayRef> pathway(LineCard card) {
        return card.offer().pathways().stream()
                .filter(PathwayOffer::takesOwnForm)
                .map(offer -> new PathwayRef(offer.name(), offer.version()))
                .findFirst();
    }

    /** The first free place among those that one address has within a day. */
    private Optional<Change> counted(MailAddress from, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return IntStream.range(0, premises.clear().mostBegun())
                .mapToObj(place ->
                        Sha256.hash((BEGUN + from.value() + "/" + day + "/" + place).getBytes(StandardCharsets.UTF_8)))
                .filter(key -> premises.store().correspondence().seen(key).isEmpty())
                .findFirst()
                .map(key -> new Change.Seen(new SeenLetter(key, Journals.NODE, "begun-in-clear:" + key, 0, now)));
    }
}
