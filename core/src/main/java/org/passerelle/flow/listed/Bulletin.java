package org.passerelle.flow.listed;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;

/**
 * Tells followers of each exchange in which something happened, as soon as it is committed. What a node merely notes of its own work, a
 * reading or a receipt, is nothing that happened.
 */
public final class Bulletin {
    private static final Set<Kind> HAPPENED = EnumSet.of(Kind.BOUNCED, Kind.REFUSED, Kind.HELD, Kind.MAIL_RECEIVED);
    private static final Set<String> QUIET = EnumSet.complementOf(EnumSet.copyOf(HAPPENED)).stream()
            .map(Kind::type)
            .collect(Collectors.toUnmodifiableSet());

    private final List<Consumer<ExchangeRow>> followers = new CopyOnWriteArrayList<>();

    /**
     * Follows every exchange from now on.
     *
     * @param told is given what lists show since the commit, on the thread that committed: it must return at once. One that fails is
     *     told no more
     * @return ends it
     */
    public Runnable follow(Consumer<ExchangeRow> told) {
        followers.add(told);
        return () -> followers.remove(told);
    }

    void committed(List<Change> changes) {
        if (followers.isEmpty()) {
            return;
        }
        Set<Id> news = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Append append
                    && !QUIET.contains(append.leaf().event())) {
                news.add(append.exchange());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Index index
                    && news.contains(index.row().exchange())) {
                followers.forEach(told -> tell(told, index.row()));
            }
        }
    }

    /** What was committed stands, whatever a follower makes of it. */
    private void tell(Consumer<ExchangeRow> told, ExchangeRow row) {
        try {
            told.accept(row);
        } catch (RuntimeException failed) {
            followers.remove(told);
        }
    }
}
