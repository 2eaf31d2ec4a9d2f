package org.passerelle.specs.demo.world;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Crossing;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.party.MailAddress;

/** The mail server between the houses: how they reach it, and every mail that crossed it. */
public interface PostOffice extends AutoCloseable {

    /** Where mail is submitted: {@code smtps} or, for STARTTLS, {@code smtp}; host and port. */
    URI submission();

    /** Where mailboxes are read: {@code imaps} or, for STARTTLS, {@code imap}; host and port. */
    URI reading();

    /** How a mailbox is logged in to. */
    Account account(MailAddress mailbox);

    /** Whom the server's certificate must come from. */
    List<X509Certificate> authorities();

    /** Every mail so far, in the order in which they crossed. */
    List<Carried> carried();

    /**
     * Whether the houses, which have nothing to do just now, are to look again because a mail is still on its way.
     *
     * @param underWay whether mail is missing somewhere
     * @throws org.passerelle.refusal.Refused when it has been on its way for too long
     */
    boolean waits(BooleanSupplier underWay);

    @Override
    void close();

    /** A login that opens both servers. */
    record Account(String user, String password) {
        @Override
        public String toString() {
            return "Account[…]";
        }
    }

    /**
     * One mail that crossed.
     *
     * @param number from 1
     * @param at when, by the story's clock
     * @param to whose mailbox it came to
     * @param octets as far as the server shows them
     */
    record Carried(int number, Instant at, MailAddress to, byte[] octets) {}

    /** The simulated mail server: mail arrives the moment it leaves, and mailboxes show the time of the story. */
    final class Simulated implements PostOffice {
        private static final int NO_SUCH_MAILBOX = 550;

        private final SimulatedMail mail;
        private final Papers papers;
        private final String password;

        public Simulated(Papers papers, InstantSource clock, String password) {
            this.mail =
                    new SimulatedMail(papers.server().chain(), papers.server().key(), clock, Simulated::fate);
            this.papers = papers;
            this.password = password;
            papers.troupe().houses().forEach(address -> mail.account(address, password));
            papers.troupe().findOrdinary().ifPresent(address -> mail.account(address, password));
        }

        /** What a server says of a mailbox that it does not host. */
        private static Adversity fate(Crossing crossing) {
            return crossing.recipients().contains(Cast.OLD_PRACTICE)
                    ? new Adversity.Refused(NO_SUCH_MAILBOX)
                    : new Adversity.None();
        }

        /** Has the server say this of every mail for that mailbox from now on. */
        public void refuse(MailAddress mailbox, Adversity.Refused saying) {
            mail.rule(crossing -> crossing.recipients().contains(mailbox) ? saying : fate(crossing));
        }

        /** Has it take them again. */
        public void relent() {
            mail.rule(Simulated::fate);
        }

        @Override
        public URI submission() {
            return URI.create("smtps://" + mail.host() + ":" + mail.smtpsPort());
        }

        @Override
        public URI reading() {
            return URI.create("imaps://" + mail.host() + ":" + mail.imapsPort());
        }

        @Override
        public Account account(MailAddress mailbox) {
            return new Account(mailbox.value(), password);
        }

        @Override
        public List<X509Certificate> authorities() {
            return List.of(papers.pki().root());
        }

        @Override
        public List<Carried> carried() {
            return mail.crossings().stream()
                    .map(crossing -> new Carried(
                            crossing.number(),
                            crossing.at(),
                            crossing.recipients().get(0),
                            crossing.bytes()))
                    .toList();
        }

        @Override
        public boolean waits(BooleanSupplier underWay) {
            return false;
        }

        @Override
        public void close() {
            mail.close();
        }
    }
}
