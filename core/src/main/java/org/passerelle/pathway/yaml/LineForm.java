package org.passerelle.pathway.yaml;

import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRef;

/**
 * A line's own form as its file has it.
 *
 * @param pathway for which pathway
 * @param step in place of whose form
 * @param form what it asks, and what it is called
 */
record LineForm(PathwayRef pathway, String step, Form form) {

    static LineForm read(YamlNode.Keys root) {
        root.only("form", "version", "title", "pathway", "step", "fields", FhirReader.KEY);
        return Located.within(root, () -> {
            var own = new Form.Own(
                    new PathwayRef(root.text("form"), root.whole("version")),
                    FormReader.words(root),
                    FhirReader.form(root));
            PathwayRef pathway = Located.within(root.get("pathway"), () -> PathwayRef.parse(root.text("pathway")));
            return new LineForm(
                    pathway,
                    root.text("step"),
                    new Form(FormReader.fields(root.keys("fields")).fields(), own));
        });
    }
}
