package org.passerelle.store;

import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.Change;

/** Cards and newcomers as rows; who confirmed a card, and who a newcomer is, is sealed under the node's key. */
final class JdbcCards implements CardShelf {
    private static final int MOST = Integer.MAX_VALUE;
    private static final String HIGHEST = "SELECT rowid, * FROM card AS c WHERE version ="
            + " (SELECT max(version) FROM card WHERE card = c.card) ORDER BY card LIMIT ?";
    private static final String HIGHEST_OF = "SELECT * FROM card WHERE card = ? ORDER BY version DESC LIMIT 1";
    private static final String BY_HASH = "SELECT rowid, * FROM card WHERE hash = ? ORDER BY version DESC LIMIT ?";
    private static final String PUT =
            "INSERT INTO card (card, version, hash, signed, confirmation, replaced_at) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (card, version) DO UPDATE SET hash = excluded.hash, signed = excluded.signed,"
                    + " confirmation = excluded.confirmation, replaced_at = excluded.replaced_at";

    private static final String NEWCOMERS = "SELECT rowid, * FROM newcomer ORDER BY at DESC, rowid DESC LIMIT ?";
    private static final String PUT_NEWCOMER = "INSERT INTO newcomer (id, at, about) VALUES (?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET at = excluded.at, about = excluded.about";
    private static final String DROP_NEWCOMER = "DELETE FROM newcomer WHERE id = ?";
    private static final String LEARNED = "SELECT count(*) AS n FROM card";

    private final Readers readers;
    private final Vault vault;
    private final AlteredRows altered;

    JdbcCards(Readers readers, Vault vault, AlteredRows altered) {
        this.readers = readers;
        this.vault = vault;
        this.altered = altered;
    }

    @Override
    public List<CardRow> highest() {
        return readers.read(session -> session.sound(HIGHEST, Tables.CARD, altered, this::card, MOST));
    }

    @Override
    public Optional<CardRow> highest(Id card) {
        return readers.read(session -> session.first(HIGHEST_OF, this::card, card));
    }

    @Override
    public Optional<CardRow> byHash(Sha256 hash) {
        return readers.read(session -> session.sound(BY_HASH, Tables.CARD, altered, this::card, hash, 1)).stream()
                .findFirst();
    }

    @Override
    public long learned() {
        return readers.read(session -> session.count(LEARNED));
    }

    @Override
    public List<Newcomer> newcomers(int limit) {
        return readers.read(session -> session.sound(NEWCOMERS, Tables.NEWCOMER, altered, this::newcomer, limit));
    }

    private Newcomer newcomer(Row row) {
        byte[] about = vault.openForNode(newcomer(row.hash("id")), row.octets("about"));
        return Newcomer.read(Canon.read(about));
    }

    void put(Session session, Newcomer row) {
        byte[] about = vault.sealForNode(newcomer(row.id()), Canon.octets(row.json()));
        session.change(PUT_NEWCOMER, row.id(), row.arrival().at(), about);
    }

    static void drop(Session session, Change.NewcomerGone gone) {
        session.change(DROP_NEWCOMER, gone.id());
    }

    private static byte[] newcomer(Sha256 id) {
        return Vault.context("newcomer", "about", id.hex());
    }

    private CardRow card(Row row) {
        Id card = row.id("card");
        Sha256 hash = row.hash("hash");
        byte[] sealed = row.findOctets("confirmation");
        return new CardRow(
                card,
                row.whole("version"),
                hash,
                row.octets("signed"),
                sealed == null ? null : vault.openForNode(context(card, hash), sealed),
                row.findInstant("replaced_at"));
    }

    void put(Session session, CardRow row) {
        byte[] confirmation = row.confirmation();
        session.change(
                PUT,
                row.card(),
                row.version(),
                row.hash(),
                row.signed(),
                confirmation == null ? null : vault.sealForNode(context(row.card(), row.hash()), confirmation),
                row.replacedAt());
    }

    private static byte[] context(Id card, Sha256 hash) {
        return Vault.context("card", "confirmation", card.hex(), hash.hex());
    }
}
