package org.passerelle.port.keep;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/**
 * A mail that was refused.
 *
 * @param content SHA-256 of its bytes
 * @param mailbox where it came in
 * @param arrivedAt when it arrived
 * @param receivedAt when this node first had it, which its verdict is judged at
 * @param code why it was refused
 * @param blob its bytes, under the node's own key
 * @param size their number
 * @param letter the letter's id, null unless its signer is verified
 * @param judged how many cards were known when it was judged last, null when no card would change what became of it
 * @param about what lists show of its sender; stored encrypted
 */
public record QuarantineRow(
        Sha256 content,
        String mailbox,
        Instant arrivedAt,
        Instant receivedAt,
        String code,
        Id blob,
        long size,
        @Nullable Sha256 letter,
        @Nullable Long judged,
        Json.Obj about) {

    public Optional<Sha256> findLetter() {
        return Optional.ofNullable(letter);
    }

    /** The same, judged with so many cards. */
    public QuarantineRow judgedWith(long cards) {
        return new QuarantineRow(content, mailbox, arrivedAt, receivedAt, code, blob, size, letter, cards, about);
    }

    /** The same for another reason, which no card changes. */
    public QuarantineRow under(String other) {
        return new QuarantineRow(content, mailbox, arrivedAt, receivedAt, other, blob, size, letter, null, about);
    }

    @Override
    public String toString() {
        return "QuarantineRow[" + code + "]";
    }
}
