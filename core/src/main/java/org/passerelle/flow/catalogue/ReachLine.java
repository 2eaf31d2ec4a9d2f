package org.passerelle.flow.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.onboarding.AskDirectories;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * From a line that a catalogue lists to one that may be written to (specs/wire, page 10.2). The catalogue vouches for nothing: a known
 * card, a known establishment, a directory or a person does.
 */
public final class ReachLine {
    private static final int LONGEST = 100;

    private final Premises premises;
    private final LearnCard cards;
    private final AskDirectories directories;

    public ReachLine(Premises premises, LearnCard cards, AskDirectories directories) {
        this.premises = premises;
        this.cards = cards;
        this.directories = directories;
    }

    /** What a listed line needs before it can be asked. */
    public enum Standing {
        /** Its card is known and its address confirmed. */
        KNOWN,
        /** Nothing: an establishment that is known signed it under a key that is known. */
        AT_ONCE,
        /** A directory's or a person's word. */
        UNCONFIRMED
    }

    public Standing standing(ListedLine line) {
        if (known(line).isPresent()) {
            return Standing.KNOWN;
        }
        return voucher(line).isPresent() && isFree(line) ? Standing.AT_ONCE : Standing.UNCONFIRMED;
    }

    /** The card under which the line is known here, which may be a later one than is listed. */
    private Optional<LineCard> known(ListedLine line) {
        return premises.book()
                .cards()
                .find(line.card().base().id())
                .filter(record -> record.confirmations().containsKey(line.address()))
                .map(CardRecord::current)
                .filter(LineCard.class::isInstance)
                .map(LineCard.class::cast);
    }

    /**
     * A confirmed card of the same structure that names the certificate which signed this one, with a confirmed address in the same
     * domain, which nobody else has. What was itself believed by a catalogue alone vouches for nobody.
     */
    private Optional<CardRecord> voucher(ListedLine line) {
        if (isShared(line)) {
            return Optional.empty();
        }
        Instant now = premises.now();
        CardBase listed = line.card().base();
        String domain = line.address().domain();
        return premises.book().cards().records().values().stream()
                .filter(record -> {
                    CardBase base = record.current().base();
                    return !base.id().equals(listed.id())
                            && base.organisation()
                                    .structure()
                                    .equals(listed.organisation().structure())
                            && now.isBefore(base.validity().until())
                            && base.keys().signing().stream()
                                    .anyMatch(certificate -> certificate.hash().equals(line.signer()));
                })
                .filter(record -> record.confirmations().entrySet().stream()
                        .anyMatch(confirmed -> confirmed.getKey().domain().equals(domain)
                                && confirmed.getValue().how() != Confirmation.How.CATALOGUE))
                .findFirst();
    }

    /**
     * Whether anybody else, ourselves among them, is known to have a mailbox in the line's domain: an operator gives one domain to many
     * practices, and then it says of none which mailboxes are theirs. Cards that nobody confirmed count too: to be wrong is to ask.
     */
    private boolean isShared(ListedLine line) {
        String domain = line.address().domain();
        var structure = line.card().base().organisation().structure();
        return premises.book().cards().records().values().stream()
                        .map(record -> record.current().base())
                        .filter(base -> !base.organisation().structure().equals(structure))
                        .flatMap(base -> base.addresses().stream())
                        .flatMap(listed -> listed.all().stream())
                        .anyMatch(address -> address.domain().equals(domain))
                || directories.isShared(line.address(), structure);
    }

    /** Whether the book would take it: nobody else's id, version, address or node stands in the way. */
    private boolean isFree(ListedLine line) {
        Instant now = premises.now();
        var anybody = new Confirmation(new Confirmation.Witness("-", "-"), Confirmation.How.CATALOGUE, now);
        try {
            premises.book()
                    .cards()
                    .take(line.card(), now)
                    .confirm(line.card().base().id(), line.address(), anybody);
            return true;
        } catch (Refused taken) {
            return false;
        }
    }

    /**
     * Makes the line one that may be written to, where nobody needs to be asked but directories; they are, now.
     *
     * @return its present card
     * @throws Refused {@link CardRefusal#ADDRESS_UNCONFIRMED}, or what speaks against its card
     */
    public LineCard reach(ListedLine line) {
        Optional<LineCard> known = known(line);
        if (known.isPresent()) {
            return known.get();
        }
        LearnCard.Judged judged = cards.judge(line.signed());
        Optional<CardRecord> voucher = voucher(line);
        if (voucher.isPresent()) {
            return take(judged, line.address(), byCatalogue(line, voucher.get()));
        }
        Confirmation found = directories
                .about(judged, line.address())
                .orElseThrow(() -> Refusal.of(CardRefusal.ADDRESS_UNCONFIRMED).refused());
        return take(judged, line.address(), found);
    }

    /** A person made sure that the address is the line's. */
    public LineCard confirm(ListedLine line, Confirmation byPerson) {
        return take(cards.judge(line.signed()), line.address(), byPerson);
    }

    private LineCard take(LearnCard.Judged judged, MailAddress address, Confirmation confirmation) {
        return Retry.onConflict(() -> {
            cards.confirm(judged, address, confirmation, List.of());
            return (LineCard)
                    premises.book().cards().record(judged.card().base().id()).current();
        });
    }

    private Confirmation byCatalogue(ListedLine line, CardRecord voucher) {
        String publisher = line.listing().publisher().name();
        var witness = new Confirmation.Witness(
                publisher.substring(0, Math.min(LONGEST, publisher.length())),
                "catalogue " + line.listing().number() + ", carte " + voucher.id());
        return new Confirmation(witness, Confirmation.How.CATALOGUE, premises.now());
    }
}
