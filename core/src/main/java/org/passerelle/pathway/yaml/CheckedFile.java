package org.passerelle.pathway.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * What looking through one file of a pathway or of a line's form came to.
 *
 * @param file which
 * @param name what it holds, {@code pathway avis/1}, or null where that cannot be read
 * @param mistake its first mistake, or null for none
 */
public record CheckedFile(
        Path file, @Nullable String name, @Nullable Refusal mistake) {

    public Optional<String> findName() {
        return Optional.ofNullable(name);
    }

    public Optional<Refusal> findMistake() {
        return Optional.ofNullable(mistake);
    }

    /**
     * Looks through files, those of a folder by name, together with what is shipped: a form may be for a pathway of another file,
     * and a name stands once. Every file is told, with the first mistake of each.
     */
    public static List<CheckedFile> of(List<Path> files) {
        var checked = new ArrayList<CheckedFile>();
        Pathways known = Pathways.shipped();
        var forms = new ArrayList<Read>();
        for (Path file : files) {
            try {
                var read = new Read(file, Source.read(file));
                boolean fresh = !known.isShipped(read.source());
                if (fresh && read.source().form() != null) {
                    forms.add(read);
                } else if (fresh) {
                    known = known.with(List.of(read.source()));
                }
                checked.add(read.sound());
            } catch (Refused mistake) {
                checked.add(new CheckedFile(file, null, mistake.refusal()));
            }
        }
        for (Read form : forms) {
            try {
                known = known.with(List.of(form.source()));
            } catch (Refused mistake) {
                checked.replaceAll(each -> each.file().equals(form.file())
                        ? new CheckedFile(form.file(), each.name(), mistake.refusal())
                        : each);
            }
        }
        return checked;
    }

    /**
     * The same for the files of a folder, which must be there.
     *
     * @throws Refused with {@link org.passerelle.pathway.PathwayRefusal#UNREADABLE}
     */
    public static List<CheckedFile> inFolder(Path folder) {
        return of(Source.files(folder));
    }

    /** The files that a person named: those of a folder stand for it. */
    public static List<Path> spread(List<Path> named) {
        return named.stream()
                .flatMap(path -> Files.isDirectory(path) ? Source.files(path).stream() : Stream.of(path))
                .toList();
    }

    private record Read(Path file, Source source) {
        CheckedFile sound() {
            return new CheckedFile(file, (source.form() == null ? "pathway " : "form ") + source.ref(), null);
        }
    }
}
