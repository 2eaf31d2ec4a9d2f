package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document whose end is made from the code: everything after {@link #MARK} must be what the code says now. What it should be is
 * left beside the test's reports, to be copied when the code is right.
 *
 * @param file from the module's folder
 */
record Page(Path file) {
    static final String MARK = "<!-- What follows is made from the code, and a test compares the two. -->\n";

    void mustEndWith(String made) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int mark = text.indexOf(MARK);
        assertThat(mark).as("%s has its mark", file).isNotNegative();
        String wanted = text.substring(0, mark + MARK.length()) + "\n" + made;
        if (!text.equals(wanted)) {
            Path right = Path.of("target").resolve(file.getFileName());
            Files.writeString(right, wanted, StandardCharsets.UTF_8);
            assertThat(text)
                    .as("%s says what the code says; what it should be is in %s", file, right)
                    .isEqualTo(wanted);
        }
    }

    /** One cell of a table. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
