package org.passerelle.specs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.port.trust.Check;

/** The pages name every member that the documents have, and the verdict's checks in their order. */
class PagesTest {
    private static final Pattern NAMED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern ROW = Pattern.compile("^\\| ([a-z -]+?) \\| .* \\| (yes)? ?\\|$", Pattern.MULTILINE);

    @Test
    void thePageOnCardsNamesEveryMember() throws IOException {
        assertThat(members(SealVectors.cards())).hasSizeGreaterThan(30).isSubsetOf(named("2-cards.md"));
    }

    @Test
    void thePageOnLettersNamesEveryMemberOfEnvelopeAndReceipt() throws IOException {
        assertThat(members(LetterVectors.envelopes()))
                .contains("earlierEndorsements")
                .isSubsetOf(named("3-letter.md"));
        assertThat(members(LetterVectors.receipts())).contains("contentHash").isSubsetOf(named("3-letter.md"));
    }

    @Test
    void thePageOnNewcomersNamesEveryMember() throws IOException {
        assertThat(members(NewcomerVectors.make())).contains("nonce").isSubsetOf(named("9-newcomers.md"));
    }

    @Test
    void thePageOnCataloguesNamesEveryMember() throws IOException {
        assertThat(members(CatalogueVectors.make())).contains("minutes").isSubsetOf(named("10-catalogues.md"));
    }

    @Test
    void thePageOnTheLedgerNamesEveryMember() throws IOException {
        Set<String> members = new TreeSet<>();
        for (Json.Obj vector : LedgerVectors.make().array("cases").objects()) {
            collect(vector, members);
        }
        collect(Canon.read(LedgerVectors.certificate(LedgerVectors.endorsementCms())), members);
        members.removeAll(Set.of("name", "leafText", "saltB64", "payloadText", "commitment", "leafHash"));
        members.removeAll(Set.of("keyText", "noteText", "documentText", "hash", "root"));

        assertThat(members).contains("previousKey", "salt", "index").isSubsetOf(named("6-ledger.md"));
    }

    @Test
    void thePageOnTheVerdictHasTheChecksInTheirOrder() throws IOException {
        List<String> rows = new ArrayList<>();
        Matcher row = ROW.matcher(page("4-verdict.md"));
        while (row.find()) {
            if (!row.group(1).equals("check")) {
                rows.add(row.group(1) + (row.group(2) == null ? "" : ", may be absent"));
            }
        }
        List<String> checks = new ArrayList<>();
        for (Check check : Check.values()) {
            checks.add(words(check) + (check.mayBeAbsent() ? ", may be absent" : ""));
        }

        assertThat(rows).isEqualTo(checks);
    }

    private static String words(Check check) {
        String words = check.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.equals("well formed") ? "well-formed" : words;
    }

    /** The names of all members of the documents that a file of vectors holds as text. */
    private static Set<String> members(Json.Obj file) {
        Set<String> members = new TreeSet<>();
        for (Json.Obj vector : file.array("cases").objects()) {
            collect(Canon.read(vector.text("documentText").getBytes(StandardCharsets.UTF_8)), members);
        }
        return members;
    }

    /** Page 1 names {@code type}; a payload's members are the events', not the document's. */
    private static void collect(Json value, Set<String> into) {
        if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> {
                if (!name.equals("type")) {
                    into.add(name);
                }
                if (name.endsWith("Text")) {
                    collectText(object.text(name), into);
                } else if (!name.equals("payload")) {
                    collect(member, into);
                }
            });
        } else if (value instanceof Json.Array array) {
            array.items().forEach(item -> collect(item, into));
        }
    }

    private static void collectText(String text, Set<String> into) {
        if (text.startsWith("{\"") && text.contains("\"type\":")) {
            collect(Canon.read(text.getBytes(StandardCharsets.UTF_8)), into);
        }
    }

    private static Set<String> named(String page) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAMED.matcher(page(page));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("wire", name), StandardCharsets.UTF_8);
    }
}
