package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.refusal.Refused;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.DemoRefusal;
import org.passerelle.specs.demo.world.MailConfig;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.Troupes;

/** What a mail configuration may say. */
class MailConfigTest {
    private static final String GOOD = """
            smtp = smtp://mail.example.test:587
            imap = imaps://mail.example.test:993
            password = p@ss
            expert.user = renard
            expert.password = other
            """;

    @TempDir
    private Path folder;

    @Test
    void eachMailboxHasItsOwnLoginOrTheCommonPassword() throws IOException {
        MailConfig config = read(GOOD);

        assertThat(config.submission()).hasToString("smtp://mail.example.test:587");
        assertThat(config.reading().getPort()).isEqualTo(993);
        assertThat(config.authorities()).isEmpty();
        assertThat(config.account(Cast.LINE)).isEqualTo(new PostOffice.Account(Cast.LINE.value(), "p@ss"));
        assertThat(config.account(Cast.EXPERT_MAIL)).isEqualTo(new PostOffice.Account("renard", "other"));
        assertThat(config.toString() + config.account(Cast.LINE)).doesNotContain("p@ss");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp = smtp://mail.example.test:587, smtp = http://mail.example.test:587, smtp",
        "smtp = smtp://mail.example.test:587, smtp = smtp://mail.example.test, smtp",
        "imap = imaps://mail.example.test:993, imap = , imap",
        "password = p@ss, expert.user = x, line.password",
        "expert.user = renard, exprt.user = renard, exprt.user",
        "expert.user = renard, authorities = absent.pem, authorities",
    })
    void refusesWhatItDoesNotUnderstandByTheLinesName(String line, String instead, String named) {
        assertThatThrownBy(() -> read(GOOD.replace(line, instead)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .hasToString(refused.refusal().toString())
                                .matches(refusal -> refusal.is(DemoRefusal.MAIL_CONFIG))
                                .matches(refusal -> refusal.toString().contains(named)));
    }

    @Test
    void oneFileServesEveryPathway() throws IOException {
        Path file = folder.resolve("mail.properties");
        Files.writeString(file, GOOD + "nurse.password = n\ndoctor.password = d\n", StandardCharsets.UTF_8);

        assertThat(MailConfig.read(file, Troupes.polygraphie())
                        .account(Cast.NURSE_PLACE)
                        .password())
                .isEqualTo("n");
        assertThat(MailConfig.read(file, Troupes.admissionNotice())
                        .account(Cast.ORDINARY)
                        .password())
                .isEqualTo("d");
        assertThat(MailConfig.read(file, Troupes.avis()).accounts()).hasSize(4);
    }

    private MailConfig read(String text) throws IOException {
        Path file = folder.resolve("mail.properties");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return MailConfig.read(file, Troupes.avis());
    }
}
