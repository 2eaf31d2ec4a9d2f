package org.passerelle.specs.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.canon.Json;

/** Where seeds come from: this module's corpus, vectors and resources, and, where it is there, other people's samples. */
public final class Seeds {
    /** Letters, each with what is wrong with it. */
    public static final Path CORPUS = Path.of("corpus");
    /** The wire's vectors. */
    public static final Path VECTORS = Path.of("wire", "vectors");

    private static final Path OWN = Path.of("src", "test", "resources", "fuzz");
    private static final Path SAMPLES = Path.of("../../shared/samples");
    private static final int SMALL_SAMPLE = 16 * 1024;

    private Seeds() {}

    /** One file of the resources. */
    public static byte[] own(String file) throws IOException {
        return Files.readAllBytes(OWN.resolve(file));
    }

    public static String ownText(String file) throws IOException {
        return Files.readString(OWN.resolve(file), StandardCharsets.UTF_8);
    }

    /** One of the wire's vectors. */
    public static byte[] vector(String file) throws IOException {
        return Files.readAllBytes(VECTORS.resolve(file));
    }

    /** That member of each case of a file of vectors, as octets. */
    public static List<byte[]> vectors(String file, String member) throws IOException {
        byte[] pretty = vector(file);
        return Loose.read(pretty).orElseThrow().array("cases").objects().stream()
                .flatMap(one -> text(one, member).stream())
                .toList();
    }

    private static List<byte[]> text(Json.Obj one, String member) {
        if (!one.has(member)) {
            return List.of();
        }
        return List.of(
                member.endsWith("B64") ? one.octets(member) : one.text(member).getBytes(StandardCharsets.UTF_8));
    }

    /** The letters of the corpus. */
    public static List<byte[]> letters() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return contents(folders.map(folder -> folder.resolve("letter.eml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList());
        }
    }

    /** Small files of a folder of samples whose names end so, evenly chosen; none where there are no samples. */
    public static List<byte[]> samples(String folder, String ending, int most) throws IOException {
        Path from = SAMPLES.resolve(folder);
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                if (Files.size(file) <= SMALL_SAMPLE) {
                    found.add(file);
                }
            }
        }
        int step = Math.max(1, found.size() / most);
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < found.size() && chosen.size() < most; i += step) {
            chosen.add(found.get(i));
        }
        return contents(chosen);
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Files.readAllBytes(file));
        }
        return all;
    }

    @SafeVarargs
    public static List<byte[]> all(List<byte[]>... some) {
        return Arrays.stream(some).flatMap(List::stream).toList();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
