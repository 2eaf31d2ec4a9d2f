package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.pathway.yaml.LoanFile.SOUND;
import static org.passerelle.pathway.yaml.LoanFile.load;
import static org.passerelle.pathway.yaml.LoanFile.refuses;
import static org.passerelle.pathway.yaml.LoanFile.refusesAll;

import org.junit.jupiter.api.Test;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/** Roles of three places: who acts, from where, and for whom. */
class PlacesTest {
    private static final String LENDER = "  lender: { side: expert, title: { fr: Prêteur, en: Lender } }\n";
    private static final String NOTARY = "  notary: { side: third, title: { fr: Notaire, en: Notary } }\n";
    private static final String PLACE = """
                  where:
                    kind: place
                    title: { fr: Étude, en: Office }
                    required: true
                    role: notary
            """;
    private static final String PAPERS = "      papers:\n";

    @Test
    void letsSeveralRolesOfSeveralSidesDoOneStep() {
        Pathway loan = load(SOUND.replace(LENDER, LENDER + NOTARY)
                .replace(PAPERS, PLACE + PAPERS)
                .replace("by: lender\n    from: [asked]\n", "by: [lender, notary]\n    from: [asked]\n"));
        Step wait = loan.step("wait");
        assertThat(loan.roles(wait)).extracting(Role::name).containsExactly("lender", "notary");
        assertThat(loan.side(wait)).isEqualTo(Side.EXPERT);
        assertThat(loan.mayAct(wait, Side.EXPERT)).isTrue();
        assertThat(loan.mayAct(wait, Side.THIRD)).isTrue();
        assertThat(loan.mayAct(wait, Side.REQUESTER)).isFalse();
        assertThat(loan.step("ask")
                        .form()
                        .find(AddressField.PlaceField.class)
                        .orElseThrow()
                        .role())
                .isEqualTo("notary");
    }

    @Test
    void readsTheRightOfARoleAndTakesItForAnExpertsWhereNoneIsWritten() {
        Pathway loan = load(SOUND.replace(
                LENDER, LENDER + "  clerk: { side: expert, right: intern, title: { fr: Clerc, en: Clerk } }\n"));
        assertThat(loan.role("lender").right()).isEqualTo(Role.Right.EXPERT);
        assertThat(loan.role("clerk").right()).isEqualTo(Role.Right.INTERN);
        refuses(PathwayRefusal.RIGHT_SIDE, "asker: { side: requester,", "asker: { side: requester, right: §intern,");
        refuses(PathwayRefusal.VALUE_FORM, LENDER, LENDER.replace("side: expert,", "side: expert, right: §boss,"));
    }

    @Test
    void letsTheLineBeginToo() {
        Pathway loan = load(SOUND.replace("by: asker\n    from: [new]", "by: lender\n    from: [new]"));
        assertThat(loan.side(loan.opening().orElseThrow())).isEqualTo(Side.EXPERT);
    }

    @Test
    void letsNoThirdPlaceBegin() {
        refuses(
                PathwayRefusal.OPENING_FORM,
                LENDER,
                LENDER + NOTARY,
                PAPERS,
                PLACE + PAPERS,
                "by: asker\n    from: [new]",
                "by: [asker, §notary]\n    from: [new]");
    }

    @Test
    void refusesAThirdPlaceThatActsBeforeAStepNamesIt() {
        refuses(
                PathwayRefusal.PLACE_UNNAMED,
                LENDER,
                LENDER + NOTARY,
                "by: lender\n    from: [asked]\n",
                "by: §notary\n    from: [asked]\n");
        refuses(
                PathwayRefusal.PLACE_UNNAMED,
                LENDER,
                LENDER + NOTARY,
                "by: lender\n    from: [asked]\n",
                "by: §notary\n    from: [asked]\n    form:\n" + PLACE);
        refuses(
                PathwayRefusal.PLACE_UNNAMED,
                LENDER,
                LENDER + NOTARY,
                "by: lender\n    from: [asked]\n",
                "by: [lender, §notary]\n    from: [asked]\n",
                "from: [asked, waiting]\n    to: done\n    clock: stop\n",
                "from: [asked, waiting]\n    to: done\n    clock: stop\n    form:\n" + PLACE);
    }

    /** From {@code waiting} the notary alone goes on. */
    private static final String ALONE = SOUND.replace(LENDER, LENDER + NOTARY)
            .replace("by: asker\n    from: [waiting]", "by: notary\n    from: [waiting]")
            .replace("from: [asked, waiting]", "from: [asked]");

    @Test
    void refusesAWayOnWhichOnlyAPlaceThatNobodyNamedMayGoOn() {
        assertThat(load(ALONE.replace(PAPERS, PLACE + PAPERS)).step("go-on").by())
                .containsExactly("notary");
        String marked = ALONE.replace("by: notary\n    from: [waiting]", "by: §notary\n    from: [waiting]");
        refusesAll(
                PathwayRefusal.PLACE_UNNAMED,
                marked.replace(PAPERS, PLACE.replace("required: true", "required: false") + PAPERS));
        refusesAll(
                PathwayRefusal.PLACE_UNNAMED,
                marked.replace(
                        PAPERS,
                        PLACE.replace("required: true", "required: true\n        when: { field: urgency, is: fast }")
                                + PAPERS));
        load(ALONE.replace(PAPERS, PLACE.replace("required: true", "required: false") + PAPERS)
                .replace("by: notary\n    from: [waiting]", "by: [notary, asker]\n    from: [waiting]"));
    }

    @Test
    void refusesAPlaceForARoleThatIsNoThirdPlaces() {
        refuses(PathwayRefusal.ROLE_UNKNOWN, PAPERS, PLACE.replace("role: notary", "role: §notary") + PAPERS);
        refuses(PathwayRefusal.ROLE_NOT_THIRD, PAPERS, PLACE.replace("role: notary", "role: §lender") + PAPERS);
    }

    @Test
    void readsWhomALetterIsForAndRefusesThePlaceThatWritesIt() {
        assertThat(load(SOUND).step("lend").addressees()).isEmpty();
        String lend = "from: [asked, waiting]\n";
        assertThat(load(SOUND.replace(lend, lend + "    for: [asker]\n"))
                        .step("lend")
                        .addressees())
                .containsExactly("asker");
        refuses(PathwayRefusal.ADDRESSEE_OWN, lend, lend + "    for: [asker, §lender]\n");
        refuses(PathwayRefusal.ROLE_UNKNOWN, lend, lend + "    for: [§bank]\n");
        refuses(PathwayRefusal.NAME_TWICE, lend, lend + "    for: [asker, §asker]\n");
        refuses(PathwayRefusal.KEY_MISSING, lend, lend + "    §for: []\n");
    }

    @Test
    void refusesARoleTwiceInOneStep() {
        refuses(
                PathwayRefusal.NAME_TWICE,
                "by: lender\n    from: [asked]\n",
                "by: [lender, §lender]\n    from: [asked]\n");
        refuses(PathwayRefusal.KEY_MISSING, "by: lender\n    from: [asked]\n", "§by: []\n    from: [asked]\n");
    }
}
