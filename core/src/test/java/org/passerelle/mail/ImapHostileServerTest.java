package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake.Answer;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;

class ImapHostileServerTest extends ScriptedImap {

    @Test
    void theScriptedServerWorksWhenItBehaves() throws IOException {
        Polled polled = implicit(but("NOTHING", ""));
        assertThat(polled.state()).isEqualTo(new MailboxState.Ok());
        assertThat(polled.cursor()).isEqualTo(new MailCursor(9, 4));
        assertThat(commands).noneMatch(line -> line.contains("SELECT") || line.contains("STORE"));
        assertThat(commands).filteredOn(line -> line.contains("BODY")).allMatch(line -> line.contains("BODY.PEEK[]"));
    }

    @Test
    void aHugeLiteralClaimsNoMemory() throws IOException {
        degraded(implicit(but("BODY.PEEK", "* 1 FETCH (BODY[]<0> {2000000000}\r\n")), MailRefusal.PROTOCOL);
        degraded(implicit(but("UID FETCH", "* 1 FETCH (UID {10000000000}\r\n")), MailRefusal.PROTOCOL);
    }

    @Test
    void aHugeMailboxClaimsNoMemory() throws IOException {
        degraded(
                implicit(but("EXAMINE", "* 2000000000 EXISTS\r\n* OK [UIDVALIDITY 9]\r\nTAG OK done\r\n")),
                MailRefusal.PROTOCOL);
    }

    @Test
    void aLineWithoutEndIsCut() throws IOException {
        degraded(implicit(but("EXAMINE", "* FLAGS (" + "x".repeat(2_000_000))), MailRefusal.PROTOCOL);
    }

    @Test
    void answersWithoutEndAreCut() throws IOException {
        ScriptedServer.Script endless = with -> {
            with.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready");
            with.hear();
            while (true) {
                with.raw("* OK still there\r\n".repeat(1_000));
            }
        };
        degraded(implicit(endless), MailRefusal.PROTOCOL);
    }

    @Test
    void aServerThatDribblesIsGivenUp() throws IOException {
        var ticks = new AtomicLong();
        ScriptedServer.Script dribble = with -> {
            while (true) {
                with.raw("*");
            }
        };
        try (var server = ScriptedServer.implicit(PKI.context(SERVER), dribble)) {
            degraded(
                    poll(
                            server,
                            MailServer.Tls.IMPLICIT,
                            PASSWORD,
                            () -> ticks.addAndGet(Duration.ofSeconds(1).toNanos())),
                    MailRefusal.TIMEOUT);
        }
    }

    @Test
    void silenceIsGivenUp() throws IOException {
        degraded(implicit(but("EXAMINE", "")), MailRefusal.TIMEOUT);
    }

    @Test
    void aServerThatHangsUpIsAway() throws IOException {
        degraded(implicit(with -> with.say("* BYE closing")), MailRefusal.UNREACHABLE);
        degraded(implicit(with -> {}), MailRefusal.UNREACHABLE);
    }

    @Test
    void nonsenseIsNotAnException() throws IOException {
        degraded(implicit(with -> with.say("HTTP/1.1 400 Bad Request")), MailRefusal.UNREACHABLE);
        Polled noValidity = implicit(but("EXAMINE", "* 1 EXISTS\r\nTAG OK done\r\n"));
        degraded(noValidity, MailRefusal.PROTOCOL);
        Polled nested =
                implicit(but("UID FETCH", "* 1 FETCH (BODYSTRUCTURE " + "(".repeat(900_000) + "\r\nTAG OK\r\n"));
        assertThat(nested.taken()).isZero();
    }

    @Test
    void aMailThatOutgrowsItsClaimIsOversizeAndBlocksNothing() throws IOException {
        Polled polled = implicit(
                but("BODY.PEEK", "* 1 FETCH (BODY[]<0> {1001}\r\n" + "x".repeat(1_001) + ")\r\nTAG OK done\r\n"));
        assertThat(polled.cursor().uid()).isEqualTo(4);
        assertThat(seen).hasSize(2);
        assertThat(seen.get(1))
                .isInstanceOfSatisfying(
                        Incoming.OversizeMail.class,
                        large -> assertThat(large.limit()).isEqualTo(1_000));
    }

    /** The store wraps what it could not read, as the house's own handler does, or a handler takes what is only a part. */
    @Test
    void aMailThatBreaksOffIsTheMailboxsTroubleWhateverTheHandlerMakesOfIt() throws IOException {
        ScriptedServer.Script cut = but("BODY.PEEK", "TAG OK [UNAVAILABLE] nothing\r\n");
        handler = incoming -> {
            try {
                return take(incoming);
            } catch (IOException unreadable) {
                throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
            }
        };
        degraded(implicit(cut), MailRefusal.UNREACHABLE);
        handler = incoming -> {
            try {
                return take(incoming);
            } catch (IOException swallowed) {
                return Answer.TAKEN;
            }
        };
        degraded(implicit(cut), MailRefusal.UNREACHABLE);
    }

    @Test
    void aMailThatOutgrowsItsClaimIsOversizeThoughTheHandlerWrapsIt() throws IOException {
        handler = incoming -> {
            try {
                return take(incoming);
            } catch (IOException unreadable) {
                throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
            }
        };
        Polled polled = implicit(
                but("BODY.PEEK", "* 1 FETCH (BODY[]<0> {1001}\r\n" + "x".repeat(1_001) + ")\r\nTAG OK done\r\n"));
        assertThat(polled.cursor().uid()).isEqualTo(4);
        assertThat(seen.get(1)).isInstanceOf(Incoming.OversizeMail.class);
    }

    @Test
    void theServersLastMailIsNotNewWhenItIsOlder() throws IOException {
        try (var server = ScriptedServer.implicit(PKI.context(SERVER), but("NOTHING", ""))) {
            var at = new MailServer(
                    "localhost", server.port(), MailServer.Tls.IMPLICIT, List.of(PKI.authority), PASSWORD, SHORT);
            try (var intake =
                    new ImapIntake(new ImapSettings(at), InstantSource.fixed(Instant.EPOCH), System::nanoTime)) {
                assertThat(intake.poll(new MailCursor(9, 4), this::take).taken())
                        .isZero();
            }
        }
        assertThat(seen).isEmpty();
    }
}
