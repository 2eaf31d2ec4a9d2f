package org.passerelle.flow.listed;

import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Correspondence;
import org.passerelle.port.keep.Deadlines;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.LedgerRows;
import org.passerelle.port.keep.NodeSecrets;
import org.passerelle.port.keep.OutboxQueue;
import org.passerelle.port.keep.Store;

/**
 * A store whose commits are told.
 *
 * @param store where everything is kept
 * @param bulletin who tells of it
 */
public record ToldStore(Store store, Bulletin bulletin) implements Store {

    @Override
    public void commit(List<Change> changes) {
        store.commit(changes);
        bulletin.committed(changes);
    }

    @Override
    public Journals journals() {
        return store.journals();
    }

    @Override
    public OutboxQueue outbox() {
        return store.outbox();
    }

    @Override
    public Deadlines deadlines() {
        return store.deadlines();
    }

    @Override
    public Correspondence correspondence() {
        return store.correspondence();
    }

    @Override
    public ApartShelf apart() {
        return store.apart();
    }

    @Override
    public LedgerRows ledger() {
        return store.ledger();
    }

    @Override
    public CardShelf cards() {
        return store.cards();
    }

    @Override
    public NodeSecrets secrets() {
        return store.secrets();
    }

    @Override
    public boolean refersTo(Id exchange, Id blob, Instant settled) {
        return store.refersTo(exchange, blob, settled);
    }

    @Override
    public List<Altered> altered() {
        return store.altered();
    }

    @Override
    public void close() {
        store.close();
    }
}
