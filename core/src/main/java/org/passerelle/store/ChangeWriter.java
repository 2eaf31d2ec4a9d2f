package org.passerelle.store;

import org.passerelle.port.keep.Change;
import org.passerelle.refusal.HouseBug;
import org.passerelle.store.wanted.ListedRow;

/** Sends each change to the rows it concerns. */
final class ChangeWriter {
    private final JdbcJournals journals;
    private final JdbcOutbox outbox;
    private final JdbcCards cards;
    private final JdbcApart apart;
    private final Vault vault;

    ChangeWriter(JdbcJournals journals, JdbcOutbox outbox, JdbcCards cards, JdbcApart apart, Vault vault) {
        this.journals = journals;
        this.outbox = outbox;
        this.cards = cards;
        this.apart = apart;
        this.vault = vault;
    }

    void write(Session session, Change change) {
        if (change instanceof Change.Append append) {
            journals.append(session, append);
        } else if (change instanceof Change.Anew anew) {
            new LedgerAnew(session, journals).begin(anew);
        } else if (change instanceof Change.Index index) {
            JdbcJournals.write(session, ListedRow.whole(index.row()));
        } else if (change instanceof Change.Listed listed) {
            JdbcJournals.write(session, ListedRow.glance(listed.row()));
        } else if (change instanceof Change.Outbox item) {
            outbox.put(session, item);
        } else if (change instanceof Change.Sooner sooner) {
            outbox.hurry(session, sooner);
        } else if (change instanceof Change.Deadline deadline) {
            JdbcDeadlines.put(session, deadline);
        } else if (change instanceof Change.Card card) {
            cards.put(session, card.row());
        } else if (change instanceof Change.Newcomer newcomer) {
            cards.put(session, newcomer.row());
        } else if (change instanceof Change.NewcomerGone gone) {
            JdbcCards.drop(session, gone);
        } else if (change instanceof Change.Secret secret) {
            vault.putSecret(session, secret);
        } else {
            writeCorrespondence(session, change);
        }
    }

    private void writeCorrespondence(Session session, Change change) {
        if (change instanceof Change.Seen seen) {
            JdbcCorrespondence.put(session, seen.letter());
        } else if (change instanceof Change.Stream stream) {
            JdbcCorrespondence.put(session, stream.row());
        } else if (change instanceof Change.Hold hold) {
            apart.put(session, hold.letter());
        } else if (change instanceof Change.Release release) {
            JdbcCorrespondence.drop(session, release);
        } else if (change instanceof Change.Cursor cursor) {
            JdbcCorrespondence.put(session, cursor);
        } else if (change instanceof Change.Quarantine quarantine) {
            apart.put(session, quarantine.row());
        } else if (change instanceof Change.TakeBack back) {
            JdbcApart.drop(session, back);
        } else if (change instanceof Change.JudgeAll) {
            JdbcApart.judgeAll(session);
        } else if (change instanceof Change.Witnessed witnessed) {
            JdbcCorrespondence.put(session, witnessed.row());
        } else if (change instanceof Change.Reads reads) {
            JdbcCorrespondence.put(session, reads);
        } else if (change instanceof Change.Evidence evidence) {
            JdbcCorrespondence.put(session, evidence);
        } else if (change instanceof Change.Alarm alarm) {
            JdbcCorrespondence.put(session, alarm.row());
        } else if (change instanceof Change.AlarmOver over) {
            JdbcCorrespondence.drop(session, over);
        } else {
            throw new HouseBug("the store knows every change");
        }
    }
}
