package org.passerelle.letter.xdm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.letter.xdm.zip.EntryPath;
import org.passerelle.letter.xdm.zip.Zipped;
import org.passerelle.refusal.Refusal;

/**
 * Finds the file that metadata mean. The standard says: relative to METADATA.XML. Software in use also counts from the folder above or
 * from the top, writes backslashes and other capitals, or says nothing: then the file has the entry's id as its name, or the entry's
 * hash, or is the only one beside METADATA.XML. A file is found once.
 */
final class FileFinder {
    private final Map<String, Zipped> left = new HashMap<>();
    private final Map<String, Zipped> found = new HashMap<>();

    /** @param files all files but METADATA.XML and the front pages */
    FileFinder(List<Zipped> files) {
        files.forEach(each -> left.put(each.path().folded(), each));
    }

    /**
     * @param base the folder of METADATA.XML
     * @throws org.passerelle.refusal.Refused {@code letter.xdm.document-missing} or {@code letter.xdm.document-twice}
     */
    Zipped find(Described described, List<String> base, Hashes hashes) {
        Optional<String> uri = described.findUri();
        String folded = (uri.isPresent() ? byUri(uri.get(), base) : byWhatIsLeft(described, base, hashes))
                .orElseThrow(() -> Refusal.of(XdmRefusal.DOCUMENT_MISSING).refused());
        Zipped file = left.remove(folded);
        if (file == null) {
            throw Refusal.of(XdmRefusal.DOCUMENT_TWICE).refused();
        }
        found.put(folded, file);
        return file;
    }

    /** What no metadata name. */
    List<Zipped> left(List<Zipped> all) {
        return all.stream()
                .filter(each -> left.containsKey(each.path().folded()))
                .toList();
    }

    /** A file's SHA-1. */
    interface Hashes {
        String sha1(Zipped file);
    }

    private Optional<String> byUri(String uri, List<String> base) {
        for (String written : List.of(uri, decoded(uri))) {
            List<String> segments = List.of(written.replace('\\', '/').split("/", -1));
            List<String> above = base.isEmpty() ? base : base.subList(0, base.size() - 1);
            for (List<String> from : List.of(base, above, List.<String>of())) {
                Optional<String> folded = resolved(from, segments).filter(this::isFile);
                if (folded.isPresent()) {
                    return folded;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFile(String folded) {
        return left.containsKey(folded) || found.containsKey(folded);
    }

    private static Optional<String> resolved(List<String> from, List<String> segments) {
        List<String> path = new ArrayList<>(from);
        for (String each : segments) {
            if (each.equals("..")) {
                if (path.isEmpty()) {
                    return Optional.empty();
                }
                path.remove(path.size() - 1);
            } else if (!each.isEmpty() && !each.equals(".")) {
                path.add(each);
            }
        }
        return Optional.of(EntryPath.folded(path));
    }

    private Optional<String> byWhatIsLeft(Described described, List<String> base, Hashes hashes) {
        String folder = EntryPath.folded(base);
        List<Zipped> beside = left.values().stream()
                .filter(each -> EntryPath.folded(each.path().folder()).equals(folder))
                .toList();
        String id = EntryPath.folded(List.of(described.id()));
        return only(beside.stream().filter(each -> stem(each).equals(id)).toList())
                .or(() -> described.sha1() == null
                        ? Optional.empty()
                        : only(beside.stream()
                                .filter(each -> Objects.equals(hashes.sha1(each), described.sha1()))
                                .toList()))
                .or(() -> only(beside))
                .map(each -> each.path().folded());
    }

    private static Optional<Zipped> only(List<Zipped> files) {
        return files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty();
    }

    private static String stem(Zipped file) {
        String name = EntryPath.folded(List.of(file.path().name()));
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String decoded(String uri) {
        try {
            return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return uri;
        }
    }
}
