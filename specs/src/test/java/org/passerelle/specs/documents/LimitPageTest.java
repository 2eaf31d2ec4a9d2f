package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/limits.md} names every limit of the readers, with the value that it has and the refusal that it leads to. */
class LimitPageTest {
    private static final String HOUSE = "org.passerelle.";
    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Za-z.]+[A-Za-z_]+)` \\| ([0-9,]+)( s)? \\| .+ \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([a-z.-]+)`");
    private static final Pattern LIMIT = Pattern.compile("(MOST|LONGEST|LARGEST|DEEPEST|STEPS)(_[A-Z_]+)?");
    /** What reads octets from outside. */
    private static final List<String> READERS = List.of(
            "mail",
            "mail.leash",
            "seal.frame",
            "seal.suite",
            "seal.certificate",
            "fhir",
            "canon",
            "directory",
            "directory.extract",
            "directory.api",
            "catalogue",
            "letter",
            "letter.introduction",
            "letter.outer",
            "letter.clear",
            "letter.clear.text",
            "letter.xdm.zip",
            "letter.cda.xml");
    /** Only ever written, of what we hold ourselves, or said anew by each who asks. */
    private static final Set<String> WRITTEN = Set.of(
            "canon.Json.Whole.LARGEST",
            "mail.MailShape.LONGEST_LINE",
            "mail.Patience.MOST",
            "port.fetch.Fetcher.Limits.octets",
            "mail.SmtpSettings.MOST_RECIPIENTS",
            "seal.frame.EncodedWords.LONGEST_LINE",
            "letter.SealedLetters.LARGEST_LETTER",
            "letter.clear.ClearWords.LONGEST_LABEL",
            "letter.clear.DispositionWriter.LONGEST_SUBJECT");

    /** A row of the page. */
    private record Row(String name, long value, String beyond) {}

    @Test
    void eachLimitHasTheValueThatItHasInTheCode() throws Exception {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(60).extracting(Row::name).doesNotHaveDuplicates();
        for (Row row : rows) {
            assertThat(value(row.name())).as(row.name()).isEqualTo(row.value());
        }
    }

    @Test
    void eachCodeIsOne() throws IOException {
        String codes = Files.readString(Path.of("refusals.md"), StandardCharsets.UTF_8);
        for (Row row : rows()) {
            CODE.matcher(row.beyond())
                    .results()
                    .forEach(code -> assertThat(codes).as(row.name()).contains("| `" + code.group(1) + "` |"));
        }
    }

    @Test
    void noLimitOfAReaderIsLeftOut() throws IOException {
        Set<String> named = rows().stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new));
        named.addAll(WRITTEN);
        assertThat(constants()).isNotEmpty().isSubsetOf(named);
    }

    @Test
    void theGuidesLeadHere() throws IOException {
        for (String page : List.of("../docs/gateway.md", "../SECURITY.md")) {
            assertThat(Files.readString(Path.of(page), StandardCharsets.UTF_8)).contains("limits.md");
        }
    }

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "limits.md"), StandardCharsets.UTF_8))
                .results()
                .map(row -> new Row(row.group(1), Long.parseLong(row.group(2).replace(",", "")), row.group(4)))
                .toList();
    }

    private static Set<String> constants() {
        Set<String> names = new TreeSet<>();
        for (JavaClass imported : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.passerelle")) {
            String type = imported.getName().replace(HOUSE, "").replace('$', '.');
            if (imported.isRecord() && type.endsWith("Limits") && !type.startsWith("gateway.")) {
                Stream.of(imported.reflect().getRecordComponents())
                        .filter(component -> component.getType().isPrimitive())
                        .forEach(component -> names.add(type + "." + component.getName()));
            }
            if (READERS.contains(imported.getPackageName().replace(HOUSE, ""))) {
                imported.getFields().stream()
                        .map(field -> field.getName())
                        .filter(name -> LIMIT.matcher(name).matches())
                        .forEach(name -> names.add(type + "." + name));
            }
        }
        return names;
    }

    /** A constant, a component of the record's defaults, or one of another constant of the record. */
    private static long value(String name) throws ReflectiveOperationException {
        int last = name.lastIndexOf('.');
        String member = name.substring(last + 1);
        if (Character.isUpperCase(member.charAt(0))) {
            return number(constant(type(name.substring(0, last)), member));
        }
        String owner = name.substring(0, last);
        String set = owner.substring(owner.lastIndexOf('.') + 1);
        boolean named = set.equals(set.toUpperCase(java.util.Locale.ROOT));
        Class<?> type = type(named ? owner.substring(0, owner.lastIndexOf('.')) : owner);
        Object limits = named ? constant(type, set) : defaults(type);
        Method component = type.getDeclaredMethod(member);
        component.setAccessible(true);
        return number(component.invoke(limits));
    }

    private static Object defaults(Class<?> type) throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("defaults")) {
                return method.invoke(null);
            }
        }
        return constant(type, "DEFAULT");
    }

    private static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        try {
            return Class.forName(HOUSE + name);
        } catch (ClassNotFoundException nested) {
            int last = name.lastIndexOf('.');
            return Class.forName(HOUSE + name.substring(0, last) + "$" + name.substring(last + 1));
        }
    }

    private static long number(Object value) {
        return value instanceof Duration time ? time.toSeconds() : ((Number) value).longValue();
    }
}
