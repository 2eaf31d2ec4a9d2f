package org.passerelle.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which program this is. */
class BuildTest {

    @Test
    void itsVersionIsTheProjectsWhereABuildWroteIt() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"), StandardCharsets.UTF_8);
        Build own = Build.own();
        assumeThat(own.version()).as("built by Maven").isNotEmpty();
        assertThat(pom).contains("<version>" + own.version() + "</version>");
        assertThat(own.words()).startsWith(own.version()).doesNotContain("$");
    }

    @Test
    void aCommitStandsBehindItWhereItIsKnown() {
        assertThat(Build.of("0.1.0", "0123456789ab").words()).isEqualTo("0.1.0 (0123456789ab)");
        assertThat(Build.of("0.1.0", "0123456789ab-changed").words()).isEqualTo("0.1.0 (0123456789ab-changed)");
        assertThat(Build.of("0.1.0", "").words()).isEqualTo("0.1.0");
    }

    @Test
    void whatNoBuildFilledInIsNotSaid() {
        assertThat(Build.of("${project.version}", "${passerelle.commit}").words())
                .isEqualTo("?");
        assertThat(Build.of("0.1.0", "<b>").words()).isEqualTo("0.1.0");
    }
}
