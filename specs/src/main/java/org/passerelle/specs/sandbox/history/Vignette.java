package org.passerelle.specs.sandbox.history;

import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.specs.sandbox.world.Team;

/**
 * One question as a doctor in town asks it, and the answer that it gets.
 *
 * @param question of the doctor
 * @param history of the patient
 * @param treatment present
 * @param particular what only this line's form asks
 * @param missing what the line asks for before it answers, and the reply
 * @param answer of the line
 */
record Vignette(
        String question, String history, String treatment, Json.Obj particular, Missing missing, Answer answer) {

    /** What was missing. */
    record Missing(String asked, String supplied) {}

    /**
     * What the line says.
     *
     * @param recommendation a code of the answer's form
     * @param advice in words
     * @param acts or {@code aucun}
     */
    record Answer(String recommendation, String advice, String acts) {}

    /** Those of a line, in an order of their own. */
    static List<Vignette> of(Team team) {
        if (team.equals(Team.DERMATOLOGY)) {
            return Skin.ALL;
        }
        return team.equals(Team.PNEUMOLOGY) ? Lungs.ALL : OldAge.ALL;
    }
}
