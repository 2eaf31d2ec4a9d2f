package org.passerelle.gateway.console.line;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineBook;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;

/**
 * A line, and the coordinator of it who looks at it.
 *
 * @param member who they are on the line
 * @param book the line's people as they are now
 * @param card what the line says of itself now
 * @param now when
 */
record Visit(Visitor visitor, Member member, LineBook book, LineCard card, Speech speech, Instant now) {

    MailAddress line() {
        return book.line();
    }

    ZoneId zone() {
        return card.offer().calendar().zone();
    }

    /** The line's name in the language of the page. */
    String title() {
        return speech.say(card.offer().title());
    }

    /** Where the line's page stands. */
    String path() {
        return path(line());
    }

    static String path(MailAddress line) {
        return "/lines/" + encoded(line.value());
    }

    /** A page of one of the line's people. No id holds a tilde, which stands for its slash. */
    String path(PersonId person) {
        return path() + "/people/" + person.value().replace('/', '~');
    }

    static PersonId person(String written) {
        return new PersonId(written.replace('~', '/'));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Frame frame(String title) {
        return new Frame(speech, title, visitor, path());
    }

    @Override
    public String toString() {
        return "Visit[…]";
    }
}
