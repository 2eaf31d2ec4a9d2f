package org.passerelle.specs.documents;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.refusal.RefusalCode;

/** {@code refusals.md} lists every way of saying no, and no other. */
class RefusalTableTest {
    @Test
    void listsEveryCodeOfEveryRoom() throws IOException {
        new Page(Path.of("refusals.md")).mustEndWith(table());
    }

    private static String table() {
        Map<String, List<RefusalCode>> rooms =
                codes().collect(Collectors.groupingBy(RefusalTableTest::room, TreeMap::new, Collectors.toList()));
        var text = new StringBuilder();
        rooms.forEach((room, codes) -> {
            text.append(text.isEmpty() ? "" : "\n").append("## ").append(room).append("\n\n");
            text.append("| code | holds | sentence |\n|---|---|---|\n");
            codes.stream()
                    .sorted(Comparator.comparing(RefusalCode::code))
                    .forEach(code -> text.append("| `")
                            .append(code.code())
                            .append("` | ")
                            .append(code.lasting().name().toLowerCase(Locale.ROOT))
                            .append(" | ")
                            .append(Page.cell(code.sentence()))
                            .append(" |\n"));
        });
        return text.toString();
    }

    /** The room that a code names; the one code that names none stands with the canonical documents it is said of. */
    private static String room(RefusalCode code) {
        int dot = code.code().lastIndexOf('.');
        return dot < 0 ? "canon" : code.code().substring(0, dot);
    }

    private static Stream<RefusalCode> codes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.passerelle")
                        .stream()
                        .filter(each -> each.isEnum() && each.isAssignableTo(RefusalCode.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(RefusalCode.class::cast);
    }
}
