package org.passerelle.port.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Directory.Answer;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;

class DirectoryAnswerTest {
    private static final MailAddress MAILBOX = MailAddress.of("dermato@ch.mssante.fr");
    private static final StructureId HOSPITAL = new StructureId("1550000012");
    private static final StructureId SAME_BY_SIRET = new StructureId("326550001200019");
    private static final StructureId OTHER = new StructureId("1550000999");
    private static final Rpps HOLDER = new Rpps("10003456789");
    private static final StructureId HOLDERS_OWN = new StructureId("810003456789");

    private static DirectoryEntry entry(Kind kind, @Nullable Rpps holder, StructureId... organisations) {
        return new DirectoryEntry(
                MAILBOX,
                kind,
                holder,
                Stream.of(organisations).collect(Collectors.toSet()),
                Label.NONE,
                false,
                false,
                Set.of(),
                "file",
                Instant.parse("2026-03-02T08:00:00Z"));
    }

    private static Answer answer(DirectoryEntry... entries) {
        return new Answer(List.of(entries), List.of());
    }

    @Test
    void anOrganisationsMailboxIsItsOwnUnderEachOfItsNumbers() {
        DirectoryEntry entry = entry(Kind.ORG, null, HOSPITAL, SAME_BY_SIRET);

        assertThat(answer(entry).belongs(MAILBOX, SAME_BY_SIRET)).contains(entry);
        assertThat(answer(entry).belongs(MAILBOX, OTHER)).isEmpty();
        assertThat(answer(entry).belongs(MailAddress.of("cardio@ch.mssante.fr"), HOSPITAL))
                .isEmpty();
    }

    @Test
    void aPersonalMailboxIsNotTheEmployers() {
        DirectoryEntry entry = entry(Kind.PER, HOLDER, HOSPITAL);

        assertThat(entry.belongsTo(HOSPITAL)).isFalse();
        assertThat(entry.belongsTo(HOLDERS_OWN)).isTrue();
    }

    @Test
    void onlyAPracticesMailboxIsThePractices() {
        StructureId practice = new StructureId("41000345678901");

        assertThat(entry(Kind.CAB, HOLDER).belongsTo(practice)).isTrue();
        assertThat(entry(Kind.PER, HOLDER).belongsTo(practice)).isFalse();
        assertThat(entry(Kind.CAB, new Rpps("10003456780")).belongsTo(practice)).isFalse();
    }

    @Test
    void twoOwnersForOneAddressConfirmNeither() {
        Answer contested = answer(entry(Kind.ORG, null, HOSPITAL), entry(Kind.ORG, null, OTHER));

        assertThat(contested.isContested()).isTrue();
        assertThat(contested.belongs(MAILBOX, HOSPITAL)).isEmpty();
        assertThat(answer(entry(Kind.ORG, null, HOSPITAL), entry(Kind.PER, HOLDER))
                        .isContested())
                .isTrue();
    }

    @Test
    void numbersOfDifferentSortsDoNotContradictEachOther() {
        Answer answer = answer(entry(Kind.ORG, null, HOSPITAL), entry(Kind.ORG, null, SAME_BY_SIRET));

        assertThat(answer.isContested()).isFalse();
        assertThat(answer.belongs(MAILBOX, SAME_BY_SIRET)).isPresent();
    }

    @Test
    void nobodyKnowsIsNotTheSameAsNobodyCouldBeAsked() {
        assertThat(Directory.none().find(MAILBOX)).isEqualTo(Answer.UNKNOWN);
        assertThat(Answer.away("api")).isNotEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aPersonalMailboxHasAHolder() {
        assertThatIllegalArgumentException().isThrownBy(() -> entry(Kind.PER, null));
        assertThatIllegalArgumentException().isThrownBy(() -> entry(Kind.ORG, HOLDER));
    }

    @Test
    void printsNoAddress() {
        assertThat(answer(entry(Kind.ORG, null, HOSPITAL)).toString()).doesNotContain("mssante");
    }
}
