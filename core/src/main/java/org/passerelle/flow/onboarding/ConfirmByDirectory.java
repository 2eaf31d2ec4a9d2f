package org.passerelle.flow.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardBook;
import org.passerelle.card.CardRecord;
import org.passerelle.card.Confirmation;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/**
 * Asks the directories whose an address is that nobody confirmed yet: a newcomer's, or a further one of a card that is known. They
 * confirm who is new. An address that a confirmed card lists already, and a known correspondent's new keys, are for people and
 * challenges: a directory knows owners, not keys.
 */
public final class ConfirmByDirectory {
    /** Most addresses that one turn asks for. */
    static final int MOST_ASKED = 10;
    /** How long it is until the same address is asked for again. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    private final Premises premises;
    private final LearnCard cards;
    private final Newcomers newcomers;
    private final AskDirectories directories;
    private final Map<Sha256, Instant> asked = new HashMap<>();

    public ConfirmByDirectory(Premises premises, LearnCard cards, Newcomers newcomers, AskDirectories directories) {
        this.premises = premises;
        this.cards = cards;
        this.newcomers = newcomers;
        this.directories = directories;
    }

    /** One look; tells how many addresses were confirmed. */
    public synchronized int step() {
        if (directories.isEmpty()) {
            return 0;
        }
        Instant earliest = premises.now().minus(PAUSE);
        asked.values().removeIf(at -> !at.isAfter(earliest));
        int before = asked.size();
        int confirmed = 0;
        for (Newcomer newcomer : newcomers.waiting(TakeIntroduction.MOST_WAITING)) {
            if (asked.size() - before < MOST_ASKED && mayAsk(newcomer.id())) {
                confirmed += newcomer(newcomer) ? 1 : 0;
            }
        }
        for (CardRow row : premises.store().cards().highest()) {
            Optional<CardRecord> record = premises.book().cards().find(row.card());
            for (MailAddress address : record.map(this::unconfirmed).orElse(List.of())) {
                if (asked.size() - before < MOST_ASKED && mayAsk(Newcomer.id(row.card(), address))) {
                    confirmed += known(row, address) ? 1 : 0;
                }
            }
        }
        return confirmed;
    }

    private boolean mayAsk(Sha256 id) {
        return asked.putIfAbsent(id, premises.now()) == null;
    }

    /** The addresses that a correspondent's card lists and that nobody is confirmed for. */
    private List<MailAddress> unconfirmed(CardRecord record) {
        CardBook book = premises.book().cards();
        return premises.book().isOwn(record.current())
                ? List.of()
                : record.current().base().addresses().stream()
                        .flatMap(listed -> listed.all().stream())
                        .filter(address -> book.findConfirmed(address).isEmpty())
                        .toList();
    }

    private boolean newcomer(Newcomer newcomer) {
        return tried(() -> {
            LearnCard.Judged judged = cards.judge(newcomer.signed());
            Optional<Confirmation> found = directories.about(judged, newcomer.address());
            found.ifPresent(confirmation -> newcomers.confirm(newcomer.id(), confirmation));
            return found.isPresent();
        });
    }

    private boolean known(CardRow row, MailAddress address) {
        return tried(() -> {
            LearnCard.Judged judged = cards.judge(row.signed());
            Optional<Confirmation> found = directories.owner(judged, address);
            found.ifPresent(confirmation -> Retry.onConflict(() -> {
                cards.confirm(judged, address, confirmation, List.of());
                return address;
            }));
            return found.isPresent();
        });
    }

    /** What speaks against a card is there for people to see, where the card waits; the others have their turn. */
    private static boolean tried(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (Refused refused) {
            if (refused.code() instanceof StoreRefusal) {
                throw refused;
            }
            return false;
        }
    }
}
