package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake.Polled;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailboxState;

/** A mailbox of very many mails, every third UID: listing them all would be more than one exchange may bring. */
class ImapCrowdTest extends ScriptedImap {
    private static final int CROWD = 700_000;
    private static final int GAP = 3;
    private static final Pattern SET = Pattern.compile("([0-9]+)(?::([0-9]+|[*]))?");

    private int mails = CROWD;
    private boolean sayNext = true;

    @Test
    void aCrowdOfUnseenMailsIsTakenPageByPage() throws IOException {
        Polled first = implicit(this::crowd);

        assertThat(first.state()).isEqualTo(new MailboxState.Ok());
        assertThat(first.more()).isTrue();
        assertThat(first.cursor()).isEqualTo(new MailCursor(9, 10L * GAP));
        assertThat(seen).extracting(mail -> mail.at().uid()).startsWith(3L, 6L).hasSize(10);
        assertThat(commands).hasSizeLessThan(45);

        start = first.cursor();
        assertThat(implicit(this::crowd).cursor()).isEqualTo(new MailCursor(9, 20L * GAP));
    }

    @Test
    void thePageIsFoundInTheMiddleAndWithoutUidNext() throws IOException {
        sayNext = false;
        start = new MailCursor(9, 1_000_000);

        Polled page = implicit(this::crowd);

        assertThat(page.taken()).isEqualTo(10);
        assertThat(page.more()).isTrue();
        assertThat(seen.get(0).at().uid()).isEqualTo(1_000_002);
    }

    @Test
    void theLastPageSaysThatNoMoreIsLeft() throws IOException {
        sayNext = false;
        start = new MailCursor(9, (CROWD - 10L) * GAP);

        Polled last = implicit(this::crowd);

        assertThat(last.taken()).isEqualTo(10);
        assertThat(last.more()).isFalse();
        start = last.cursor();
        assertThat(implicit(this::crowd).taken()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void onlyACrowdIsSearched(int more, boolean whole) throws IOException {
        mails = ImapScan.MOST_LISTED + more;

        assertThat(implicit(this::crowd).taken()).isEqualTo(10);

        assertThat(commands.stream().anyMatch(line -> line.contains("UID FETCH 1:*")))
                .isEqualTo(whole);
    }

    @Test
    void aFewNewMailsBehindACrowdAreListedAtOnce() throws IOException {
        start = new MailCursor(9, (long) CROWD * GAP - 1);

        assertThat(implicit(this::crowd).taken()).isOne();

        assertThat(commands).filteredOn(line -> line.contains("(UID)")).hasSize(1);
    }

    @Test
    void aServerWhoseNumbersAreNoneIsBroken() throws IOException {
        degraded(
                implicit(but("EXAMINE", "* 20000 EXISTS\r\n* OK [UIDVALIDITY 9]\r\nTAG OK done\r\n")),
                MailRefusal.PROTOCOL);
        assertThat(seen).isEqualTo(java.util.List.<Incoming>of());
    }

    private void crowd(ScriptedServer.Conversation with) throws IOException {
        with.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready");
        while (true) {
            String line = with.hear();
            commands.add(line);
            String tag = line.substring(0, line.indexOf(' '));
            if (line.contains("EXAMINE")) {
                with.say("* " + mails + " EXISTS\r\n* OK [UIDVALIDITY 9]");
                if (sayNext) {
                    with.say("* OK [UIDNEXT " + (mails * GAP + 1) + "]");
                }
                with.say(tag + " OK done");
            } else if (line.contains("FETCH ")) {
                with.raw(fetched(line) + tag + " OK done\r\n");
            } else {
                usual(with, tag, line);
            }
        }
    }

    private String fetched(String line) {
        boolean byUid = line.contains("UID FETCH");
        Matcher set = SET.matcher(line);
        set.find(line.indexOf("FETCH ") + 6);
        int from = Integer.parseInt(set.group(1));
        String end = set.group(2) == null ? set.group(1) : set.group(2);
        int to = end.equals("*") ? mails * GAP : Integer.parseInt(end);
        var answer = new StringBuilder();
        for (int n = byUid ? (from + GAP - 1) / GAP : from; n <= (byUid ? to / GAP : to); n++) {
            answer.append("* ").append(n).append(" FETCH (");
            if (line.contains("BODY.PEEK")) {
                answer.append("BODY[]<0> {5}\r\nhello");
            } else if (line.contains("SIZE")) {
                answer.append("RFC822.SIZE 5 INTERNALDATE \"03-Feb-2031 04:05:06 +0000\"");
            } else {
                answer.append("UID ").append(n * GAP);
            }
            answer.append(")\r\n");
        }
        return answer.toString();
    }
}
