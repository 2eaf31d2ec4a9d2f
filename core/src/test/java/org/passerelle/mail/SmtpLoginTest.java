package org.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passerelle.port.mail.Delivery;
import org.passerelle.refusal.Refused;

/** Whom we talk to, and as whom. */
class SmtpLoginTest extends SmtpAccount {

    @Test
    void aWrongPasswordIsAStateAndNotAnError() {
        try (var wrong = post(server.port(), login("wrong"), PKI.authority, Patience.USUAL)) {
            notLoggedIn(wrong, MailRefusal.LOGIN_REFUSED);
        }
        sink.replies.put("AUTH", "454 4.7.0 try again");
        temporary(post, MailRefusal.TRY_LATER);
        sink.replies.put("AUTH", "HANG UP");
        temporary(post, MailRefusal.UNREACHABLE);
        sink.replies.clear();
        sink.replies.put("MAIL", "530 5.7.0 log in");
        notLoggedIn(post, MailRefusal.LOGIN_REFUSED);
    }

    @Test
    void neverSendsWithoutTheLoginItWasGiven() {
        sink.extensions = "8BITMIME";
        notLoggedIn(post, MailRefusal.LOGIN_NOT_OFFERED);
        sink.extensions = "AUTH NTLM CRAM-MD5";
        notLoggedIn(post, MailRefusal.LOGIN_NOT_OFFERED);
    }

    @Test
    void asksTheHostForATokenAtEachLogin() {
        var asked = new AtomicInteger();
        var login =
                new MailLogin.XOAuth2("cabinet", () -> Optional.of(new MailSecret("token-" + asked.incrementAndGet())));
        try (var oauth = post(server.port(), login, PKI.authority, Patience.USUAL)) {
            assertThat(oauth.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
            assertThat(oauth.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
            assertThat(asked).hasValue(1);
            oauth.close();
            assertThat(oauth.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
            assertThat(asked).hasValue(2);
            assertThat(sink.commands.stream().filter(line -> line.startsWith("AUTH XOAUTH2 ")))
                    .hasSize(2);
            sink.mails.clear();
        }
        var none = new MailLogin.XOAuth2("cabinet", Optional::empty);
        try (var out = post(server.port(), none, PKI.authority, Patience.USUAL)) {
            notLoggedIn(out, MailRefusal.TOKEN_MISSING);
        }
    }

    @Test
    void showsTheClientCertificate() {
        sink.clientCertificates = true;
        MailCertificates.Identity client = PKI.server("client");
        var login = new MailLogin.ClientCertificate(
                "app", client.chain(), client.key().getPrivate());
        sink.extensions = "AUTH EXTERNAL";
        try (var mutual = post(server.port(), login, PKI.authority, Patience.USUAL)) {
            assertThat(mutual.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
            assertThat(sink.commands).contains("AUTH EXTERNAL YXBw");
            mutual.close();
            sink.extensions = "";
            assertThat(mutual.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
        }
    }

    @Test
    void trustsNobodyButItsAnchors() throws IOException {
        try (var distrusting = post(server.port(), login("right"), OTHER.authority, Patience.USUAL)) {
            temporary(distrusting, MailRefusal.NOT_TRUSTED);
        }
        MailServer byJdk =
                new MailServer("localhost", server.port(), MailServer.Tls.IMPLICIT, List.of(), login("right"));
        try (var jdk = post(byJdk)) {
            temporary(jdk, MailRefusal.NOT_TRUSTED);
        }
        var expired = PKI.context(PKI.server("localhost", Duration.ofDays(-1)));
        try (var old = ScriptedServer.implicit(expired, sink);
                var late = post(old.port(), login("right"), PKI.authority, Patience.USUAL)) {
            temporary(late, MailRefusal.NOT_TRUSTED);
        }
        assertThat(sink.commands).isEmpty();
    }

    @Test
    void checksTheServersName() throws IOException {
        try (var elsewhere = ScriptedServer.implicit(PKI.context(PKI.server("mail.hopital.test")), sink);
                var misled = post(elsewhere.port(), login("right"), PKI.authority, Patience.USUAL)) {
            temporary(misled, MailRefusal.WRONG_HOST);
        }
        assertThat(sink.commands).isEmpty();
    }

    @Test
    void saysNothingInClearBeforeStartTls() throws IOException {
        try (var clear = ScriptedServer.clear(PKI.context(SERVER), sink);
                var careful = post(new MailServer(
                        "localhost", clear.port(), MailServer.Tls.STARTTLS, List.of(PKI.authority), login("right")))) {
            temporary(careful, MailRefusal.STARTTLS_MISSING);
            assertThat(sink.commands).allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
            sink.startTls = true;
            assertThat(careful.post(ENVELOPE, SMALL)).isInstanceOf(Delivery.HandedOver.class);
        }
    }

    @Test
    void secretsPrintNothing() {
        var login = login("hush");
        var server = new MailServer("localhost", 465, MailServer.Tls.IMPLICIT, List.of(), login);
        assertThat(login.toString() + server + new SmtpSettings(server)).doesNotContain("hush");
        assertThatThrownBy(() -> new MailLogin.Password("a\r\nMAIL", new MailSecret("x")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new MailServer("a\r\nb", 465, MailServer.Tls.IMPLICIT, List.of(), login))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new MailServer("localhost", 0, MailServer.Tls.IMPLICIT, List.of(), login))
                .isInstanceOf(Refused.class);
    }
}
