package org.passerelle.pathway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.pathway.mapping.FhirMapping.Code;
import org.passerelle.pathway.mapping.FhirMapping.Priority;
import org.passerelle.refusal.HouseBug;

/** What a pathway may say of FHIR, and what holds where it says nothing. */
class FhirMappingTest {
    private static final String HTTPS = "https://";

    @Test
    void theFirstOfAFormIsRoutineAndEveryOtherUrgentUnlessTheFileSaysOtherwise() {
        List<String> listed = List.of("today", "week", "month");
        var mapped = new FhirMapping(null, Map.of("week", Priority.ROUTINE, "today", Priority.ASAP), Map.of());
        assertThat(listed.stream().map(code -> mapped.priority(code, listed)))
                .containsExactly(Priority.ASAP, Priority.ROUTINE, Priority.URGENT);
        assertThat(listed.stream().map(code -> FhirMapping.NONE.priority(code, listed)))
                .containsExactly(Priority.ROUTINE, Priority.URGENT, Priority.URGENT);
        assertThat(FhirMapping.NONE.priority("unlisted", listed)).isEqualTo(Priority.ROUTINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://loinc.org", "https://ch.example/fhir/x?y=1#z", "urn:oid:1.2.3", "urn:uuid:0f2e"})
    void anAbsoluteUrlNamesASystemAndAQuestionnaire(String url) {
        assertThat(FhirMapping.isSystem(url)).isTrue();
        assertThat(FhirMapping.isCanonical(url)).isTrue();
        assertThat(FhirMapping.isCanonical(url + "|2.1")).isTrue();
        assertThat(FhirMapping.isSystem(url + "|2.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "loinc.org",
                "//loinc.org",
                "https://",
                "ftp://loinc.org",
                "javascript:alert(1)",
                "urn:isbn:1",
                "https://a b",
                "https://loinc.org\n",
                "https://é.example",
                "https://loinc.org|",
                "https://l|1|2"
            })
    void anythingElseNamesNeither(String url) {
        assertThat(FhirMapping.isSystem(url)).isFalse();
        assertThat(FhirMapping.isCanonical(url)).isFalse();
    }

    @Test
    void boundsWhatItCarriesToTheCharacter() {
        assertThat(FhirMapping.isSystem(HTTPS + "a".repeat(292))).isTrue();
        assertThat(FhirMapping.isSystem(HTTPS + "a".repeat(293))).isFalse();
        assertThat(FhirMapping.isCanonical(HTTPS + "a".repeat(292) + "|" + "1".repeat(40)))
                .isTrue();
        assertThat(FhirMapping.isCanonical(HTTPS + "a".repeat(293) + "|1")).isFalse();
        assertThat(FhirMapping.isCanonical(HTTPS + "a|" + "1".repeat(41))).isFalse();
        assertThat(FhirMapping.isCode("a".repeat(80))).isTrue();
        assertThat(FhirMapping.isCode("a".repeat(81))).isFalse();
        assertThat(FhirMapping.isDisplay("é".repeat(400))).isTrue();
        assertThat(FhirMapping.isDisplay("é".repeat(401))).isFalse();
        assertThat(FhirMapping.isDisplay("two\nlines")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a|b", "é", "a\t"})
    void aCodeCanStandInASearch(String code) {
        assertThat(FhirMapping.isCode(code)).isFalse();
        assertThatThrownBy(() -> new Code("urn:oid:1.2.3", code, null)).isInstanceOf(HouseBug.class);
    }

    @Test
    void whatHasAnotherFormIsNotMade() {
        Map<String, String> relative = Map.of("ask", "forms/1");
        assertThatThrownBy(() -> new Code("loinc", "1", null)).isInstanceOf(HouseBug.class);
        assertThatThrownBy(() -> new Code("urn:oid:1.2.3", "1", "")).isInstanceOf(HouseBug.class);
        assertThatThrownBy(() -> new FhirMapping(null, Map.of(), relative)).isInstanceOf(HouseBug.class);
    }
}
