package org.passerelle.store;

import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.CardShelf;

/** The cards as rows; who confirmed one is sealed under the node's key. */
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
