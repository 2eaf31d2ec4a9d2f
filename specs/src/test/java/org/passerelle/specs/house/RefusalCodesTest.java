package org.passerelle.specs.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.refusal.RefusalCode;

/** Every way of saying no has one stable code that names its room, and one sentence without data. */
class RefusalCodesTest {
    private static final Set<String> NAMED_BY_THE_WIRE = Set.of("version");

    @Test
    void everyCodeNamesItsRoomAndIsGivenOnce() {
        var seen = new HashSet<String>();
        for (RefusalCode code : allCodes()) {
            String room =
                    ((Enum<?>) code).getDeclaringClass().getPackageName().replaceFirst("^org\\.passerelle\\.", "");
            if (!NAMED_BY_THE_WIRE.contains(code.code())) {
                assertThat(code.code()).matches("[a-z0-9]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+");
                assertThat(names(code.code(), room))
                        .as("%s stands in %s", code.code(), room)
                        .isTrue();
            }
            assertThat(seen.add(code.code())).as("given once: %s", code.code()).isTrue();
        }
        assertThat(seen).isNotEmpty();
    }

    /** A code names its room, whatever part of it declares it; a port names the adapter that will say it. */
    private static boolean names(String code, String room) {
        String named = code.substring(0, code.lastIndexOf('.'));
        return room.equals(named) || room.startsWith(named + ".") || room.startsWith("port");
    }

    @Test
    void everySentenceIsOneAndHoldsNoPlaceholder() {
        for (RefusalCode code : allCodes()) {
            assertThat(code.sentence())
                    .as(code.code())
                    .isNotBlank()
                    .endsWith(".")
                    .doesNotContain("%", "{}", "\n");
        }
    }

    private static List<RefusalCode> allCodes() {
        var codes = new ArrayList<RefusalCode>();
        for (JavaClass each : House.classes()) {
            if (each.isEnum() && each.isAssignableTo(RefusalCode.class)) {
                for (Object constant : each.reflect().getEnumConstants()) {
                    codes.add((RefusalCode) constant);
                }
            }
        }
        return codes;
    }
}
