package org.passerelle.gateway.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.pathway.yaml.CheckedFile;
import org.passerelle.pathway.yaml.MistakeText;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Loads each file of a hospital's own pathways and lines' forms, then all of them together as a gateway does when it starts. */
public final class PathwayCheck {
    private static final String CHECK = "pathways.folder";

    private PathwayCheck() {}

    public static List<Finding> of(Path folder) {
        List<Finding> found = new ArrayList<>();
        try {
            List<CheckedFile> files = CheckedFile.inFolder(folder);
            files.forEach(file -> found.add(of(file)));
            if (files.isEmpty()) {
                found.add(Finding.warn(
                        CHECK, "no .yaml file in " + folder, "Put your pathways there, or remove the setting"));
            }
            if (Finding.healthy(found)) {
                Pathways.shipped().with(folder);
            }
        } catch (Refused refused) {
            Refusal why = refused.refusal();
            found.add(fail(why.facts().getOrDefault(FactKey.FILE, folder.toString()), why));
        }
        return found;
    }

    private static Finding of(CheckedFile file) {
        return file.findMistake()
                .map(mistake -> fail(file.file().toString(), mistake))
                .orElseGet(() ->
                        Finding.ok(CHECK, file.file() + ": " + file.findName().orElse("") + " is sound"));
    }

    private static Finding fail(String file, Refusal mistake) {
        return Finding.fail(
                CHECK, MistakeText.place(file, mistake) + " " + mistake.code().code(), MistakeText.sentence(mistake));
    }
}
