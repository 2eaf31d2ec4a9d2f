package org.passerelle.flow.desk;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.media.MediaGate;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Store;
import org.passerelle.port.letter.Letters;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.TrustSpace;

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
 * @param revocations who tells of revoked certificates
 * @param trustSpace MSSanté's domains, inside which ordinary mails travel
 * @param directory whose mailbox is whose
 * @param clear what ordinary mails may be
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
        Revocations revocations,
        TrustSpace trustSpace,
        Directory directory,
        ClearRules clear,
        LedgerKeys ledgerKeys,
        SecureRandom random,
        InstantSource clock) {

    public Instant now() {
        return Instants.toMillis(clock.instant());
    }

    public Id newId() {
        return Id.random(random);
    }

    public MerkleTree tree() {
        return new MerkleTree(store.ledger().hashes(), store.ledger().size());
    }

    public void commit(List<Change> changes) {
        store.commit(changes);
    }
}
