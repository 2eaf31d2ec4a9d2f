package org.passerelle.letter.document;

import java.util.List;
import org.passerelle.pathway.ClinicalModel;

/**
 * One heading and what stands under it, in French.
 *
 * @param part which part of the document it is; several passages may be of one
 * @param title the heading
 * @param lines plain text, each without a line break; written by people, so never trusted to be markup
 */
public record Passage(ClinicalModel.Part part, String title, List<String> lines) {

    public Passage {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Passage[" + part + "]";
    }
}
