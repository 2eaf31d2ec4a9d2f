package org.passerelle.specs.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What the source text must look like, and proof that each rule finds what breaks it. */
class SourcesTest {

    @Nested
    class TheHouse {
        private final Sources sources = House.sources();

        @Test
        void hasSources() {
            assertThat(sources.files()).hasSizeGreaterThan(20);
        }

        @Test
        void keepsFilesMethodsAndPackagesSmall(TestReporter reporter) {
            assertSoftly(all -> {
                all.assertThat(sources.tooLongFiles()).isEmpty();
                all.assertThat(sources.tooLongMethods()).isEmpty();
                all.assertThat(sources.packagesWithMoreFilesThan(Sources.PACKAGE_FILES))
                        .isEmpty();
            });
            sources.packagesWithMoreFilesThan(Sources.PACKAGE_FILES_AIM).forEach(reporter::publishEntry);
        }

        @Test
        void announcesEveryPackageAndLeavesNoneEmpty() {
            assertThat(sources.unannouncedPackages()).isEmpty();
            assertThat(sources.emptyPackages()).isEmpty();
        }

        @Test
        void namesThingsForWhatTheyAre() {
            assertThat(sources.vagueNames()).isEmpty();
        }

        @Test
        void leavesNothingUnfinishedSwitchedOffMockedOrAsleep() {
            assertThat(sources.unfinished()).isEmpty();
            assertThat(sources.switchedOffOrMocked()).isEmpty();
            assertThat(sources.sleeping()).isEmpty();
        }
    }

    @Nested
    class ARule {
        @TempDir
        private Path project;

        @Test
        void findsTheFirstLineTooMany() throws IOException {
            write("core/src/main/java/a/Right.java", "// line\n".repeat(Sources.FILE_LINES));
            write("core/src/main/java/a/Long.java", "// line\n".repeat(Sources.FILE_LINES + 1));

            assertThat(sources().tooLongFiles()).containsExactly("core/src/main/java/a/Long.java has 301 lines");
        }

        @Test
        void findsTheFirstLineOfAMethodTooMany() throws IOException {
            write(
                    "core/src/test/java/a/A.java",
                    "class A {\n" + method("right", Sources.METHOD_LINES) + method("far", Sources.METHOD_LINES + 1)
                            + "}");

            assertThat(sources().tooLongMethods()).containsExactly("core/src/test/java/a/A.java: far has 61 lines");
        }

        @Test
        void findsTheFirstFileOfAPackageTooMany() throws IOException {
            for (int i = 1; i <= 3; i++) {
                write("core/src/main/java/a/A" + i + ".java", "");
            }

            assertThat(sources().packagesWithMoreFilesThan(3)).isEmpty();
            assertThat(sources().packagesWithMoreFilesThan(2)).containsExactly("core/src/main/java/a has 3 files");
        }

        @Test
        void findsPackagesThatSayNothing() throws IOException {
            write("core/src/main/java/a/A.java", "class A {}");
            write("core/src/main/java/b/package-info.java", "/** B. Start at: {@link B}. */ package b;");
            write("core/src/main/java/c/package-info.java", "/** C. Start at: {@link C}. */ @NullMarked package c;");

            assertThat(sources().unannouncedPackages())
                    .hasSize(2)
                    .noneMatch(found -> found.startsWith("core/src/main/java/c"));
            assertThat(sources().emptyPackages()).containsExactly("core/src/main/java/b", "core/src/main/java/c");
        }

        @Test
        void findsVagueNames() throws IOException {
            write("core/src/main/java/a/LetterService.java", "");
            write("core/src/main/java/a/ServiceRequests.java", "");

            assertThat(sources().vagueNames())
                    .containsExactly("core/src/main/java/a/LetterService.java has a vague name");
        }

        @Test
        void findsWhatIsUnfinishedSwitchedOffMockedOrAsleep() throws IOException {
            write("core/src/main/java/a/A.java", "// TO" + "DO later");
            write("core/src/test/java/a/B.java", "@Dis" + "abled class B {}");
            write("core/src/test/java/a/C.java", "import static org.mock" + "ito.M.*;");
            write("core/src/test/java/a/D.java", "{ Thread.sle" + "ep(1); }\n{ TimeUnit.SECONDS.sle" + "ep(1); }");

            assertThat(sources().unfinished()).hasSize(1);
            assertThat(sources().switchedOffOrMocked()).hasSize(2);
            assertThat(sources().sleeping()).hasSize(2);
        }

        private Sources sources() {
            return Sources.under(project);
        }

        private String method(String name, int lines) {
            return "void " + name + "() {\n" + "// line\n".repeat(lines - 2) + "}\n";
        }

        private void write(String path, String text) throws IOException {
            Path file = project.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
    }
}
