package org.passerelle.letter.document;

import java.util.Optional;
import org.passerelle.party.Finess;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;

/**
 * In which setting a party works, as CDA and XDS ask of everybody (JDV_J04_XdsPracticeSettingCode_CISIS and
 * JDV_J02_XdsHealthcareFacilityTypeCode_CISIS). Both are read from what identifies the structure, the only thing that we know: a
 * FINESS says establishment, anything else a practice. Of an establishment's legal kind nothing is known, and nothing is said.
 */
public enum Setting {
    ESTABLISHMENT("ETABLISSEMENT", "Etablissement de santé", "SA43", "Secteur non défini"),
    PRACTICE("AMBULATOIRE", "Ambulatoire", "SA07", "Cabinet individuel");

    /** The practice settings' code system. */
    public static final String PRACTICE_SYSTEM = "1.2.250.1.213.1.1.4.9";
    /** The facility types' code system (TRE_R02-SecteurActivite). */
    public static final String FACILITY_SYSTEM = "1.2.250.1.71.4.2.4";

    private final String practice;
    private final String practiceName;
    private final String facility;
    private final String facilityName;

    Setting(String practice, String practiceName, String facility, String facilityName) {
        this.practice = practice;
        this.practiceName = practiceName;
        this.facility = facility;
        this.facilityName = facilityName;
    }

    /** That of a party; of somebody alone, a practice. */
    public static Setting of(Party party) {
        return party.findOrganisation().map(Setting::of).orElse(PRACTICE);
    }

    private static Setting of(Organisation organisation) {
        Optional<Finess> finess = organisation.findFiness();
        StructureId structure = organisation.structure();
        return finess.isPresent() || structure.value().startsWith("1") ? ESTABLISHMENT : PRACTICE;
    }

    /** Code of the practice setting. */
    public String practice() {
        return practice;
    }

    public String practiceName() {
        return practiceName;
    }

    /** Code of the facility's type. */
    public String facility() {
        return facility;
    }

    public String facilityName() {
        return facilityName;
    }
}
