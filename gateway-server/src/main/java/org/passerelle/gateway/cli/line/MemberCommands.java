package org.passerelle.gateway.cli.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is on a line, or in a practice. */
final class MemberCommands {
    private MemberCommands() {}

    /** What is said of somebody. */
    static final class Fields {
        @Option(names = "--family-name", paramLabel = "NAME", description = "Family name, as in the directory.")
        private @Nullable String familyName;

        @Option(names = "--given-name", paramLabel = "NAME", description = "Given name.")
        private @Nullable String givenName;

        @Option(names = "--specialty", paramLabel = "CODE", description = "Profession and specialty (G15_10/SM15).")
        private @Nullable String specialty;

        @Option(
                names = "--direct-line",
                paramLabel = "PHONE",
                description = "Where colleagues reach them; none takes it away.")
        private @Nullable String directLine;

        @Option(
                names = "--rights",
                split = ",",
                paramLabel = "RIGHT",
                description =
                        "On a line expert, intern, secretary, coordinator; in a practice professional, secretary, coordinator. Several with commas.")
        private @Nullable List<String> rights;

        @Option(names = "--mail", paramLabel = "ADDRESS", description = "Where they are told; none takes it away.")
        private @Nullable String mail;

        @Option(
                names = "--mobile",
                paramLabel = "NUMBER",
                description = "Their number for short messages, + and digits; none takes it away.")
        private @Nullable String mobile;

        @Option(
                names = "--quiet",
                paramLabel = "SPAN",
                description = "When they are not told of what can wait, 20:00-07:00; none takes it away.")
        private @Nullable String quiet;

        @Option(
                names = "--told",
                split = ",",
                paramLabel = "WAY",
                description = "By what they are told of what can wait: mail, sms, or both; none makes it mail again.")
        private @Nullable List<String> told;

        @Option(
                names = "--delegates",
                split = ",",
                paramLabel = "PERSON",
                description = "Who may file in their name, all of them; none takes all away.")
        private @Nullable List<String> delegates;

        Json.Builder into(Json.Builder json, LineCommand command) {
            LineCommand.put(json, "familyName", familyName);
            LineCommand.put(json, "givenName", givenName);
            LineCommand.put(json, "specialty", specialty);
            LineCommand.put(json, "directLine", directLine);
            LineCommand.put(json, "mail", mail);
            LineCommand.put(json, "mobile", mobile);
            if (rights != null) {
                json.put("rights", LineCommand.words(rights));
            }
            if (told != null) {
                boolean usual = told.equals(List.of(LineCommand.NONE));
                json.put("told", usual ? Json.Null.NULL : LineCommand.words(told));
            }
            if (quiet != null) {
                json.put(
                        "quiet",
                        quiet.equals(LineCommand.NONE) ? Json.Null.NULL : command.span(quiet, "from", "until"));
            }
            if (delegates != null) {
                boolean all = delegates.equals(List.of(LineCommand.NONE));
                json.put("delegates", LineCommand.words(all ? List.of() : delegates));
            }
            return json;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds somebody: RPPS number, or for who has none 3, the FINESS, a slash and your own number.")
    static final class Add extends LineCommand {
        @Parameters(index = "1", paramLabel = "PERSON", description = "RPPS number or id.")
        private String person = "";

        @Mixin
        private Fields fields = new Fields();

        Add(Console console, Where where) {
            super(console, where);
        }

        @Override
        Json.Obj change() {
            Json.Builder member = Json.object()
                    .put("rights", Json.texts(List.of(where().usualRight)))
                    .put("person", person);
            return Json.object()
                    .put("change", "add-member")
                    .put("member", fields.into(member, this).build())
                    .build();
        }
    }

    @Command(name = "change", mixinStandardHelpOptions = true, description = "Changes what is named of somebody.")
    static final class Change extends LineCommand {
        @Parameters(index = "1", paramLabel = "PERSON", description = "RPPS number or id.")
        private String person = "";

        @Mixin
        private Fields fields = new Fields();

        Change(Console console, Where where) {
            super(console, where);
        }

        @Override
        Json.Obj change() {
            return Json.object()
                    .put("change", "change-member")
                    .put("person", person)
                    .put("member", fields.into(Json.object(), this).build())
                    .build();
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Takes somebody off; what they did stays in the traces.")
    static final class Remove extends LineCommand {
        @Parameters(index = "1", paramLabel = "PERSON", description = "RPPS number or id.")
        private String person = "";

        Remove(Console console, Where where) {
            super(console, where);
        }

        @Override
        Json.Obj change() {
            return Json.object()
                    .put("change", "remove-member")
                    .put("person", person)
                    .build();
        }
    }
}
