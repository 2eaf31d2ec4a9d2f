package org.passerelle.specs.journeys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;

/** One of the places that take part, with a node of its own. */
interface House extends AutoCloseable {

    /**
     * What somebody there does.
     *
     * @param content what they fill in, without the documents
     * @param papers the files
     */
    record Act(String step, Professional by, Json.Obj content, List<Paper> papers) {
        public Act {
            papers = List.copyOf(papers);
        }
    }

    /** A file of a kind that the form names. */
    record Paper(String kind, byte[] octets) {}

    /**
     * What an exchange looks like from there.
     *
     * @param version rises with whatever happens in it
     */
    record Sight(String state, Optional<Instant> due, boolean breached, boolean ended, long version) {}

    MailAddress address();

    /**
     * Begins the exchange.
     *
     * @throws org.passerelle.refusal.Refused at this door
     */
    Id begin(Act act);

    /**
     * Takes a step.
     *
     * @throws org.passerelle.refusal.Refused at this door
     */
    void take(Id exchange, Act act);

    /** Whether the exchange is known there. */
    boolean knows(Id exchange);

    Sight look(Id exchange);

    /** The codes with which steps from there were refused by the line, oldest first. */
    List<String> refusals(Id exchange);

    /** What people there are to look at, by code. */
    List<String> alarms();

    /** The mails that were set apart there, by code. */
    List<String> apart();

    /** Mails that have not left, or whose receipt has not come. */
    long waiting();

    /** Whether every mailbox and all of the node's work goes well. */
    boolean well();

    int step();

    /** The exchange's certificate, exported by somebody there. */
    byte[] trace(Id exchange, Professional by);

    @Override
    void close();
}
