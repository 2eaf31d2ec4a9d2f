package org.passerelle.pathway.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * One file of a pathway or of a line's form, as it was read.
 *
 * @param name how refusals call it
 * @param root what stands in it
 * @param pathway the pathway, or null for a form
 * @param form the form, or null for a pathway
 */
record Source(
        String name,
        YamlNode.Keys root,
        @Nullable Pathway pathway,
        @Nullable LineForm form) {

    /** Reads one file; a mistake in it is refused with its name and place. */
    static Source read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (InputStream octets = Files.newInputStream(file)) {
            return read(octets, name);
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    static Source read(InputStream octets, String name) {
        try {
            return naming(name, () -> of(name, octets));
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    /** The YAML files of a folder, by name; what else is there is none of ours. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw unreadable(String.valueOf(folder.getFileName()), unreadable);
        }
    }

    /** Name and version, {@code avis/1}. */
    PathwayRef ref() {
        return pathway == null ? formRef() : pathway.ref();
    }

    /**
     * What its meaning hashes to: another order, name or value is another meaning, another comment or indentation is none. How FHIR
     * calls things is none either: no house judges a letter by it.
     */
    Sha256 meaning() {
        return hash(key -> !key.equals(FhirReader.KEY));
    }

    /** Whether the other file says just this, of FHIR too. */
    boolean saysAs(Source other) {
        return hash(key -> true).equals(other.hash(key -> true));
    }

    private Sha256 hash(Predicate<String> counting) {
        var text = new ArrayList<String>();
        text.add("passerelle/pathway-meaning/1");
        text.add("{");
        root.values().forEach((key, value) -> {
            if (counting.test(key)) {
                text.add(":" + key);
                write(value, text);
            }
        });
        text.add("}");
        return Sha256.hash(String.join("\0", text).getBytes(StandardCharsets.UTF_8));
    }

    /** The pathway that this form is for; refused where there is none. */
    Pathway wanted(@Nullable Pathway whole) {
        if (whole == null) {
            throw refused(PathwayRefusal.UNKNOWN_PATHWAY);
        }
        return whole;
    }

    /** The pathway with this form of a line; what does not go together is refused with this file's name and place. */
    Pathway onto(Pathway whole) {
        LineForm line = form;
        if (line == null) {
            return whole;
        }
        try {
            return naming(
                    name, () -> Located.within(root.keys("fields"), () -> whole.withForm(line.step(), line.form())));
        } catch (IOException impossible) {
            throw unreadable(name, impossible);
        }
    }

    /** Refuses the file at its name. */
    Refused refused(PathwayRefusal code) {
        String key = pathway == null ? "form" : "pathway";
        return root.get(key)
                .place()
                .at(Refusal.of(code).with(FactKey.VERSION, ref()).with(FactKey.FILE, name))
                .refused();
    }

    /** This file as one that was known otherwise. */
    Otherwise otherwise(String named, boolean shipped) {
        PathwayRef of = form == null ? ref() : form.pathway();
        Refusal why = refused(PathwayRefusal.KNOWN_OTHERWISE).refusal();
        return new Otherwise(named, ref(), of, form != null, shipped, name, why);
    }

    private PathwayRef formRef() {
        if (form == null || form.form().findOwn().isEmpty()) {
            throw new HouseBug("a file holds a pathway or a line's form");
        }
        return form.form().findOwn().get().ref();
    }

    private static Source of(String name, InputStream octets) throws IOException {
        YamlNode.Keys root = YamlReader.read(octets.readNBytes(PathwayLoader.LARGEST + 1));
        return root.find("steps").isEmpty() && root.find("form").isPresent()
                ? new Source(name, root, null, LineForm.read(root))
                : new Source(name, root, PathwayLoader.pathway(root), null);
    }

    /** Work on a file. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    private static <T> T naming(String name, Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (Refused mistake) {
            throw mistake.refusal().with(FactKey.FILE, name).refused(mistake);
        }
    }

    private static Refused unreadable(String name, IOException cause) {
        return Refusal.of(PathwayRefusal.UNREADABLE).with(FactKey.FILE, name).refused(cause);
    }

    private static void write(YamlNode node, List<String> text) {
        if (node instanceof YamlNode.Text scalar) {
            text.add("=" + scalar.value());
        } else if (node instanceof YamlNode.Items items) {
            text.add("[");
            items.items().forEach(item -> write(item, text));
            text.add("]");
        } else if (node instanceof YamlNode.Keys keys) {
            text.add("{");
            keys.values().forEach((key, value) -> {
                text.add(":" + key);
                write(value, text);
            });
            text.add("}");
        }
    }
}
