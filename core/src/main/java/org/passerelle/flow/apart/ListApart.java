package org.passerelle.flow.apart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Streams;
import org.passerelle.party.MailAddress;

/**
 * Lists the mails that had no effect: what waits for an earlier letter first, then those with a verified signer, then the others,
 * so that no flood of strangers hides what matters; each the youngest first. It says nothing of what they say.
 */
public final class ListApart {
    /** Most mails of one list. */
    public static final int MOST = 200;

    private static final Comparator<ApartLetter> ORDER = Comparator.<ApartLetter>comparingInt(
                    letter -> letter.standing() == ApartLetter.Standing.HELD ? 0 : letter.verified() ? 1 : 2)
            .thenComparing(ApartLetter::arrivedAt, Comparator.reverseOrder());

    private final Premises premises;

    public ListApart(Premises premises) {
        this.premises = premises;
    }

    /** Of every mailbox. */
    public List<ApartLetter> list(int limit) {
        return first(in(Optional.empty(), bounded(limit)), limit);
    }

    /** Of the mailboxes of these lines, under each of their addresses. */
    public List<ApartLetter> list(Set<MailAddress> lines, int limit) {
        var mailboxes = new LinkedHashSet<>(lines);
        lines.forEach(line -> mailboxes.addAll(premises.book().linesOf(line)));
        List<ApartLetter> found = new ArrayList<>();
        mailboxes.forEach(mailbox -> found.addAll(in(Optional.of(mailbox.value()), bounded(limit))));
        return first(found, limit);
    }

    private List<ApartLetter> in(Optional<String> mailbox, int limit) {
        List<ApartLetter> found = new ArrayList<>();
        premises.store()
                .apart()
                .held(mailbox, limit)
                .forEach(held -> found.add(ApartLetter.of(held, Streams.mailbox(held.stream()))));
        premises.store().apart().refused(mailbox, limit).forEach(row -> found.add(ApartLetter.of(row)));
        return found;
    }

    private static List<ApartLetter> first(List<ApartLetter> found, int limit) {
        return found.stream().sorted(ORDER).limit(bounded(limit)).toList();
    }

    private static int bounded(int limit) {
        return Math.min(Math.max(limit, 1), MOST);
    }
}
