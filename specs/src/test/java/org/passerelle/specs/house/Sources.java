package org.passerelle.specs.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source tree, and the rules that are read off its text. Each rule returns what breaks it, as sentences.
 *
 * @param files every Java file under a module's {@code src}, sorted
 */
record Sources(List<SourceFile> files) {
    static final int FILE_LINES = 300;
    static final int METHOD_LINES = 60;
    static final int PACKAGE_FILES = 25;
    static final int PACKAGE_FILES_AIM = 20;

    // Put together from halves, so that this file does not break its own rules.
    private static final List<String> UNFINISHED = List.of("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK:");
    private static final Pattern UNFINISHED_WORD = Pattern.compile("\\b(" + String.join("|", UNFINISHED) + ")");
    private static final Pattern SWITCHED_OFF =
            Pattern.compile("@(Dis" + "abled|Ig" + "nore)\\b|org\\.(mock" + "ito|easy" + "mock)");
    private static final Pattern SLEEP = Pattern.compile("(Thread|TimeUnit\\.\\w+)\\s*\\.\\s*sle" + "ep\\(");
    private static final Pattern VAGUE_NAME =
            Pattern.compile("\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Service|Processor)");

    /** One file: where it stands below the project's folder, and its text. */
    record SourceFile(String path, String text) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }

        boolean isMain() {
            return path.contains("/src/main/");
        }

        List<String> lines() {
            return text.lines().toList();
        }
    }

    /** Reads every {@code MODULE/src/**.java}; a module without sources yet adds nothing. */
    static Sources under(Path project) {
        try (Stream<Path> modules = Files.list(project)) {
            List<Path> roots = modules.map(m -> m.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList();
            var files = new ArrayList<SourceFile>();
            for (Path root : roots) {
                try (Stream<Path> tree = Files.walk(root)) {
                    for (Path file :
                            tree.filter(f -> f.toString().endsWith(".java")).toList()) {
                        String path = project.relativize(file).toString().replace('\\', '/');
                        files.add(new SourceFile(path, Files.readString(file, StandardCharsets.UTF_8)));
                    }
                }
            }
            files.sort((a, b) -> a.path.compareTo(b.path));
            return new Sources(List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> tooLongFiles() {
        return sentences(
                f -> f.lines().size() > FILE_LINES,
                f -> f.path + " has " + f.lines().size() + " lines");
    }

    List<String> tooLongMethods() {
        return Methods.of(files).stream()
                .filter(m -> m.lines() > METHOD_LINES)
                .map(m -> m.path() + ": " + m.name() + " has " + m.lines() + " lines")
                .toList();
    }

    List<String> packagesWithMoreFilesThan(int limit) {
        return mainPackages().entrySet().stream()
                .filter(p -> p.getValue().size() > limit)
                .map(p -> p.getKey() + " has " + p.getValue().size() + " files")
                .toList();
    }

    /** Packages that do not say what they are, where to start, or that nothing in them is null. */
    List<String> unannouncedPackages() {
        return mainPackages().entrySet().stream()
                .filter(p -> p.getValue().stream().noneMatch(Sources::announces))
                .map(p -> p.getKey() + " needs a package-info.java with one sentence, \"Start at:\" and @NullMarked")
                .toList();
    }

    /** Packages that hold a package-info and nothing to announce. */
    List<String> emptyPackages() {
        return mainPackages().entrySet().stream()
                .filter(p -> p.getValue().stream().allMatch(f -> f.name().equals("package-info.java")))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> vagueNames() {
        return sentences(
                f -> VAGUE_NAME.matcher(f.name().replace(".java", "")).matches(), f -> f.path + " has a vague name");
    }

    List<String> unfinished() {
        return linesThat(UNFINISHED_WORD);
    }

    List<String> switchedOffOrMocked() {
        return linesThat(SWITCHED_OFF);
    }

    List<String> sleeping() {
        return linesThat(SLEEP);
    }

    private List<String> linesThat(Pattern pattern) {
        var found = new ArrayList<String>();
        for (SourceFile file : files) {
            int number = 0;
            for (String line : file.lines()) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(file.path + ":" + number + ": " + line.trim());
                }
            }
        }
        return found;
    }

    private List<String> sentences(Predicate<SourceFile> broken, Function<SourceFile, String> sentence) {
        return files.stream().filter(broken).map(sentence).toList();
    }

    private Map<String, List<SourceFile>> mainPackages() {
        return files.stream()
                .filter(SourceFile::isMain)
                .collect(Collectors.groupingBy(SourceFile::folder, TreeMap::new, Collectors.toList()));
    }

    private static boolean announces(SourceFile file) {
        return file.name().equals("package-info.java")
                && file.text.contains("@NullMarked")
                && file.text.contains("Start at: ")
                && file.text.contains("/**");
    }
}
