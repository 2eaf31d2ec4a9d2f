package org.passerelle.card;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/**
 * What an organisation says of one of its lines or practices: who it is, where it is written to, with which keys and until when
 * (WIRE §1). It keeps its whole document, members that this version does not know included, so that its octets and its hash are
 * the writer's own.
 */
public sealed interface Card permits LineCard, PracticeCard {

    CardBase base();

    /** The document as read or as first written. */
    Json.Obj document();

    /** The canonical octets, those that are signed. */
    default byte[] octets() {
        return Canon.octets(document());
    }

    /** SHA-256 of the canonical octets, never of the signed message around them. */
    default Sha256 hash() {
        return Sha256.hash(octets());
    }
}
