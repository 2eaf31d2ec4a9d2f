package org.passerelle.card;

import java.util.HashSet;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Form;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A pathway that a line follows, by name: its definition stands elsewhere.
 *
 * @param name the pathway's
 * @param version the pathway's
 * @param forms those that the line accepts, from one to {@link #MOST_FORMS}, none twice
 */
public record PathwayOffer(String name, int version, List<FormOffer> forms) {
    /** The most forms of an offer. */
    public static final int MOST_FORMS = 32;

    public PathwayOffer {
        CardText.name(name, "pathway");
        CardText.version(version);
        forms = List.copyOf(forms);
        if (forms.isEmpty() || forms.size() > MOST_FORMS || new HashSet<>(forms).size() != forms.size()) {
            throw Refusal.of(CardRefusal.PATHWAYS)
                    .with(FactKey.LIMIT, MOST_FORMS)
                    .refused();
        }
    }

    /** Whether the line accepts the pathway's own form, which bears the pathway's name and version. */
    public boolean takesOwnForm() {
        return forms.contains(new FormOffer(name, version));
    }

    /** Whether the line accepts the form that this content was written with: the one that it names, else the pathway's own. */
    public boolean takes(Json.Obj content) {
        return content.find(Form.MEMBER)
                .map(named ->
                        forms.stream().anyMatch(form -> named.equals(Json.text(form.name() + "/" + form.version()))))
                .orElseGet(this::takesOwnForm);
    }

    /**
     * A form that the line accepts.
     *
     * @param name the form's
     * @param version the form's
     */
    public record FormOffer(String name, int version) {
        public FormOffer {
            CardText.name(name, "form");
            CardText.version(version);
        }
    }
}
