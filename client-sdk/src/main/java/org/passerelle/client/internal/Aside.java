package org.passerelle.client.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;

/**
 * A mail that had no effect, in the domain's words.
 *
 * @param id names it
 * @param mailbox where it came in
 * @param arrivedAt when
 * @param code why it has no effect
 * @param why the same as a French sentence
 * @param sender who sent it in words, marked where that is not verified
 * @param verified whether the sender is
 * @param readable whether people may read what it says
 * @param exchange the exchange that a verified sender names
 */
public record Aside(
        Sha256 id,
        MailAddress mailbox,
        Instant arrivedAt,
        String code,
        String why,
        String sender,
        boolean verified,
        boolean readable,
        Optional<Id> exchange) {

    static Aside of(ApartLetter letter) {
        return new Aside(
                letter.id(),
                letter.mailbox(),
                letter.arrivedAt(),
                letter.code(),
                letter.standing().sentence(),
                letter.sender(),
                letter.verified(),
                letter.readable(),
                letter.exchange());
    }

    /** Nothing: it names a sender. */
    @Override
    public String toString() {
        return "Aside[…]";
    }

    /**
     * What it says.
     *
     * @param signedAt when it was signed, as the sender claims
     * @param text for people
     * @param step the step that it takes; empty when it only tells what happened
     * @param by who takes it
     * @param content the step's values
     * @param documents what is attached
     */
    public record Said(
            Instant signedAt,
            String text,
            Optional<String> step,
            Optional<Professional> by,
            Json.Obj content,
            List<Document> documents) {

        static Said of(ApartContent content) {
            return new Said(
                    content.signedAt(),
                    content.text(),
                    content.findStep(),
                    content.findActor(),
                    content.content(),
                    content.documents());
        }

        /** Nothing: it is what a letter says. */
        @Override
        public String toString() {
            return "Said[…]";
        }
    }
}
