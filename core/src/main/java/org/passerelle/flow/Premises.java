package org.passerelle.flow;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.media.MediaGate;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.Blobs;
import org.passerelle.port.Change;
import org.passerelle.port.Letters;
import org.passerelle.port.Store;

/**
 * What every operation works with.
 *
 * @param self which node this is
 * @param store where everything is kept
 * @param blobs where large octets are kept
 * @param letters who writes and opens mails
 * @param pathways the circuits known here
 * @param book who is who, by card
 * @param staff the people of our own lines
 * @param media who judges attached files
 * @param ledgerKeys who judges a correspondent's ledger key
 * @param random ids, salts and keys
 * @param clock the time
 */
public record Premises(
        Self self,
        Store store,
        Blobs blobs,
        Letters letters,
        Pathways pathways,
        AddressBook book,
        Staff staff,
        MediaGate media,
        LedgerKeys ledgerKeys,
        SecureRandom random,
        InstantSource clock) {

    public Instant now() {
        return Instants.toMillis(clock.instant());
    }

    public Id newId() {
        return Id.random(random);
    }

    MerkleTree tree() {
        return new MerkleTree(store.ledger().hashes(), store.ledger().size());
    }

    void commit(List<Change> changes) {
        store.commit(changes);
    }
}
