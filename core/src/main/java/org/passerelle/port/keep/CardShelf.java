package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;

/** The cards that this node holds, its own and its correspondents', and those of newcomers whom nobody confirmed yet. */
public interface CardShelf {

    /** The highest version of each card. */
    List<CardRow> highest();

    Optional<CardRow> highest(Id card);

    Optional<CardRow> byHash(Sha256 hash);

    /** How many versions of cards were ever taken in: rises with each. */
    long learned();

    /** Those who introduced themselves and wait for somebody to make sure of their address, the youngest first. */
    List<Newcomer> newcomers(int limit);

    /**
     * Somebody who introduced themselves.
     *
     * @param card their card's id
     * @param address where the introduction came from, which the card lists
     * @param hash the card's hash
     * @param signed CMS around the card
     * @param structure whose card it is
     * @param name what the card calls that organisation
     * @param arrival how the introduction came
     * @param challenge what was sent to the address to make sure of it, null until then
     */
    record Newcomer(
            Id card,
            MailAddress address,
            Sha256 hash,
            byte[] signed,
            StructureId structure,
            String name,
            Arrival arrival,
            @Nullable Challenge challenge) {

        /** Stands for the card and the address together: another version of the card replaces the newcomer. */
        public Sha256 id() {
            return id(card, address);
        }

        public static Sha256 id(Id card, MailAddress address) {
            return Sha256.hash(("passerelle/newcomer/1\0" + card.hex() + "/" + address.value())
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }

        public Optional<Challenge> findChallenge() {
            return Optional.ofNullable(challenge);
        }

        /** The same once it is challenged. */
        public Newcomer challenged(Challenge sent) {
            return new Newcomer(card, address, hash, signed, structure, name, arrival, sent);
        }

        /** As the store keeps it, sealed. */
        public Json.Obj json() {
            Json.Builder json = Json.object()
                    .put("card", card)
                    .put("address", address.value())
                    .put("hash", hash)
                    .put("signed", signed)
                    .put("structure", structure.value())
                    .put("name", name)
                    .put("mailbox", arrival.mailbox().value())
                    .put("at", arrival.at())
                    .put("messageId", arrival.messageId())
                    .put("asks", arrival.asks());
            if (challenge != null) {
                json.put("letter", challenge.letter())
                        .put("nonce", challenge.nonce())
                        .put("sent", challenge.sent());
            }
            return json.build();
        }

        /** What {@link #json} wrote. */
        public static Newcomer read(Json.Obj json) {
            return new Newcomer(
                    json.id("card"),
                    new MailAddress(json.text("address")),
                    json.hash("hash"),
                    json.octets("signed"),
                    new StructureId(json.text("structure")),
                    json.text("name"),
                    new Arrival(
                            new MailAddress(json.text("mailbox")),
                            json.instant("at"),
                            json.text("messageId"),
                            json.bool("asks")),
                    json.has("letter")
                            ? new Challenge(json.hash("letter"), json.hash("nonce"), json.instant("sent"))
                            : null);
        }

        /** Nothing: it names a correspondent. */
        @Override
        public String toString() {
            return "Newcomer[" + card + "]";
        }
    }

    /**
     * How an introduction came.
     *
     * @param mailbox which of our addresses it came to
     * @param at when
     * @param messageId its Message-ID, without angle brackets
     * @param asks whether our card is wanted in return
     */
    record Arrival(MailAddress mailbox, Instant at, String messageId, boolean asks) {}

    /**
     * A challenge on its way.
     *
     * @param letter its letter id
     * @param nonce hash of its nonce; the nonce itself is nowhere here
     * @param sent when it was written
     */
    record Challenge(Sha256 letter, Sha256 nonce, Instant sent) {}
}
