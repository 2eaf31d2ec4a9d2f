package org.passerelle.flow.clear;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.Reception.Carriage;
import org.passerelle.exchange.Event;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.told.Notices;
import org.passerelle.party.Ins;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;
import org.passerelle.refusal.Refusal;

/**
 * An ordinary mail from somebody in the trust space. It takes no step: it is kept with the exchange that it answers, for people to
 * read; or, at a line, it begins one that is to be completed; or it is put apart, where neither may be. Everything else is left alone
 * in its mailbox.
 */
public final class ReceiveClear {
    /** The alarm: somebody answered a sealed exchange, or as a correspondent who seals, in clear. It moves nothing. */
    public static final String BESIDE = "clear.unverified";

    /** From when on a mail is stale (WIRE §2). */
    static final Duration STALE = Duration.ofDays(30);
    /** How many addresses of one domain may begin as many exchanges as one address may. */
    static final int ADDRESSES = 10;

    /** TLM-DA's kind of document (LOINC). */
    private static final String REQUEST = "75496-0";

    private final Premises premises;
    private final TrustGate gate;
    private final AutomaticMail automatic;
    private final Notices notices;
    private final DailyCount days;
    private final ClearReceipts receipts;
    private final KeepMail keeping;

    public ReceiveClear(Premises premises) {
        this.premises = premises;
        this.gate = new TrustGate(premises);
        this.automatic = new AutomaticMail(premises);
        this.notices = new Notices(premises);
        this.days = new DailyCount(premises);
        this.receipts = new ClearReceipts(premises);
        this.keeping = new KeepMail(premises);
    }

    /** Whether that mailbox of ours takes ordinary mails at all. */
    public boolean reads(MailAddress mailbox) {
        return gate.isOpen(mailbox);
    }

    /** Whether a list of MSSanté's domains is at hand, without which nobody can tell whether a mail may be read. */
    public boolean canTell() {
        return gate.hasList();
    }

    /** Whether a mail that cannot be read claims to come from the trust space: one from elsewhere is none of ours. */
    public boolean concerns(@Nullable MailAddress claimed) {
        return claimed != null && gate.trusts(claimed);
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

        private Lying and(List<Change> more) {
            return new Lying(
                    raw,
                    size,
                    mailbox,
                    arrivedAt,
                    Stream.concat(cursor.stream(), more.stream()).toList());
        }
    }

    /** What becomes of a mail. */
    public sealed interface Fate {
        /** It belongs to an exchange now, or did before. */
        record Kept() implements Fate {}

        /** It is none of ours: nothing changed but how far its mailbox is read. */
        record Left() implements Fate {}

        /** It is to be put apart, for people to look at: nothing changed yet but what our letters that it answers waited for. */
        record Apart(Refusal why) implements Fate {}
    }

    /**
     * Takes the mail in.
     *
     * @param byProgram whether a program wrote it: it may answer, but begins nothing and is not answered
     */
    public Fate receive(ClearMail mail, boolean byProgram, Lying lying) {
        if (keeping.isKept(mail, lying)) {
            return done(lying, new Fate.Kept());
        } else if (gate.isOurs(mail.from()) || !gate.trusts(mail.from())) {
            return done(lying, new Fate.Left());
        }
        // a program that tells of somebody's absence says nothing of anybody having read
        List<Change> arrived = byProgram && mail.clinical().isEmpty() ? List.of() : receipts.answered(mail);
        Fate fate = decided(mail, byProgram, lying.and(arrived));
        if (fate instanceof Fate.Apart && !arrived.isEmpty()) {
            premises.commit(arrived);
        }
        return fate;
    }

    private Fate decided(ClearMail mail, boolean byProgram, Lying lying) {
        Optional<Dossier> answered = answered(mail, lying.mailbox());
        if (answered.isPresent()) {
            return attach(answered.get(), mail, byProgram, lying);
        }
        Optional<LineCard> line = line(lying.mailbox());
        if (byProgram || line.isEmpty() || isOld(line.get(), lying)) {
            return done(lying, new Fate.Left());
        }
        return gate.seals(mail.from())
                ? new Fate.Apart(Refusal.of(FlowRefusal.SEALED_ONLY))
                : begin(line.get(), mail, lying);
    }

    private Fate done(Lying lying, Fate fate) {
        premises.commit(lying.cursor());
        return fate;
    }

    /** What lay in the mailbox before its card said that it takes ordinary mails, or is stale (WIRE §2), people have dealt with. */
    private boolean isOld(LineCard card, Lying lying) {
        return lying.arrivedAt().isBefore(card.base().validity().from())
                || lying.arrivedAt().plus(STALE).isBefore(premises.now());
    }

    /**
     * The exchange in whose thread the mail stands, when it came to our address of it. To a line, a mail in the thread of an exchange
     * that ended, or about somebody else than its patient, asks anew; one in the thread of what the line itself began never does.
     */
    private Optional<Dossier> answered(ClearMail mail, MailAddress mailbox) {
        return mail.references().stream()
                .flatMap(id -> Stream.of(SeenLetter.keyOfMail(id), SeenLetter.keyOfReceived(id)))
                .flatMap(known -> premises.store().correspondence().seen(known).stream())
                .map(SeenLetter::exchange)
                .filter(exchange -> !exchange.equals(Journals.NODE))
                .flatMap(exchange -> Dossier.open(premises, exchange, premises.now()).stream())
                .filter(dossier -> premises.book()
                        .answeredBy(mailbox)
                        .contains(dossier.state().begun().ours()))
                .filter(dossier -> dossier.state().begun().own() == Side.REQUESTER
                        || (!dossier.state().ended() || dossier.state().begunByLine())
                                && !isOfSomebodyElse(dossier, mail))
                .findFirst();
    }

    /** Whether both name an INS, and not the same one. */
    private static boolean isOfSomebodyElse(Dossier dossier, ClearMail mail) {
        Optional<Ins> theirs = mail.patients().stream()
                .flatMap(said -> said.findIns().stream())
                .findFirst();
        Optional<Ins> ours = dossier.state()
                .opening()
                .flatMap(done -> Sayings.patient(dossier.state(), done.content()))
                .flatMap(Patient::findIns);
        return theirs.isPresent()
                && ours.isPresent()
                && !theirs.get().value().equals(ours.get().value());
    }

    private Fate attach(Dossier dossier, ClearMail mail, boolean byProgram, Lying lying) {
        Event.Begun begun = dossier.state().begun();
        Optional<Change> counted =
                days.place("exchange/" + dossier.exchange(), premises.clear().mostAttached(), dossier.now());
        if (counted.isEmpty()) {
            return new Fate.Apart(Refusal.of(FlowRefusal.TOO_MANY_BEGUN));
        }
        dossier.also(counted.get());
        boolean theirs = begun.inClear() && begun.theirs().equals(mail.from()) && !gate.seals(mail.from());
        Optional<Integration.Fault> fault = theirs ? Integration.of(dossier, mail) : Integration.unread(mail);
        keeping.keep(dossier, mail, lying, theirs, fault);
        if (theirs) {
            notices.mailArrived(dossier);
        } else {
            dossier.alarm(BESIDE);
        }
        if (theirs && !byProgram) {
            automatic.answer(dossier, mail, false, fault.map(Integration.Fault::error));
        }
        dossier.commit();
        return new Fate.Kept();
    }

    private Fate begin(LineCard card, ClearMail mail, Lying lying) {
        Instant now = premises.now();
        String from = mail.from().value().toLowerCase(Locale.ROOT);
        Optional<Change> ofAddress = days.place("from/" + from, premises.clear().mostBegun(), now);
        Optional<Change> ofDomain =
                days.place("domain/" + mail.from().domain(), premises.clear().mostBegun() * ADDRESSES, now);
        if (ofAddress.isEmpty() || ofDomain.isEmpty()) {
            return new Fate.Apart(Refusal.of(FlowRefusal.TOO_MANY_BEGUN));
        }
        Optional<Integration.Fault> fault = Integration.ofFirst(mail);
        var begun = new Event.Begun(
                premises.newId(),
                true,
                pathway(card).orElseThrow(),
                premises.book().canonical(lying.mailbox()),
                card.base().organisation(),
                card.hash(),
                mail.from(),
                fault.isPresent() ? null : requester(mail).orElse(null),
                Side.EXPERT);
        Dossier dossier = Dossier.begin(premises, begun, now);
        dossier.also(ofAddress.get());
        dossier.also(ofDomain.get());
        keeping.keep(dossier, mail, lying, true, fault);
        notices.mailArrived(dossier);
        automatic.answer(dossier, mail, true, fault.map(Integration.Fault::error));
        dossier.commit();
        return new Fate.Kept();
    }

    /** Only a request names who requests: any other document may have been passed on. */
    private static Optional<Organisation> requester(ClearMail mail) {
        return mail.clinical().filter(said -> said.code().equals(REQUEST)).flatMap(Clinical::findOrganisation);
    }

    /** The line of ours that this mailbox answers, when it takes ordinary mails and has a pathway that one can begin. */
    private Optional<LineCard> line(MailAddress mailbox) {
        return premises.book().ownLines().stream()
                .filter(card -> card.base().lists(mailbox)
                        && card.base().reception().carriage().contains(Carriage.CLEAR)
                        && pathway(card).isPresent())
                .findFirst();
    }

    /** The first that the line's card offers, that is a requester's to begin, and that can be completed with one of its forms. */
    private Optional<PathwayRef> pathway(LineCard card) {
        return card.offer().pathways().stream()
                .filter(this::canBegin)
                .map(offer -> new PathwayRef(offer.name(), offer.version()))
                .findFirst();
    }

    private boolean canBegin(PathwayOffer offer) {
        return premises.pathways()
                .find(new PathwayRef(offer.name(), offer.version()))
                .filter(known -> !known.lineBegins())
                .filter(known -> known.opening()
                        .filter(opening -> offer.forms().stream()
                                .map(form -> new PathwayRef(form.name(), form.version()))
                                .anyMatch(form -> known.asking(opening, form).isPresent()))
                        .isPresent())
                .isPresent();
    }
}
