package org.passerelle.specs.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table of {@code house/rooms.txt}: which room may import which other, and which library from outside. It is an
 * allow-list: a package without a row, and a library without a name, are refused too.
 *
 * @param rows what each room may import, by the room's name
 * @param libraries the package prefixes of each named library
 */
record Rooms(Map<String, Row> rows, Map<String, Set<String>> libraries) {

    /** What one room may import. */
    record Row(Set<String> rooms, Set<String> libraries) {}

    private static final List<String> OPEN_TO_ALL = List.of("java.", "javax.", "org.jspecify.");

    /** Reads the table; a line that says nothing known, or names what no line declares, is an error of the table. */
    static Rooms parse(List<String> lines) {
        var rows = new TreeMap<String, Row>();
        var libraries = new TreeMap<String, Set<String>>();
        var words = new HashMap<String, Set<String>>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("library ")) {
                libraries.put(nameIn(line), Set.copyOf(list(afterEquals(line))));
            } else if (line.startsWith("words ")) {
                words.put(nameIn(line), expand(list(afterEquals(line)), words));
            } else {
                addRow(line, rows, words);
            }
        }
        requireEveryNameIsDeclared(rows, libraries);
        return new Rooms(rows, libraries);
    }

    /** Every import that the table does not allow, as a sentence; empty where the house is in order. */
    List<String> violations(Collection<JavaClass> classes, String root) {
        var found = new TreeSet<String>();
        for (JavaClass each : classes) {
            Optional<String> room = roomOf(each.getPackageName(), root);
            if (room.isEmpty()) {
                found.add(each.getPackageName() + " has no row in rooms.txt");
                continue;
            }
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                judge(room.get(), dependency, root).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private Optional<String> judge(String room, Dependency dependency, String root) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.isPrimitive()) {
            return Optional.empty();
        }
        String name = target.getName();
        Row row = rows.get(room);
        if (name.startsWith(root + ".")) {
            Optional<String> other = roomOf(target.getPackageName(), root);
            boolean allowed = other.isPresent() && (other.get().equals(room) || row.rooms.contains(other.get()));
            return allowed ? Optional.empty() : refused(room, "room " + other.orElse(name), dependency);
        }
        Optional<String> library = libraryOf(name);
        if (library.isPresent()) {
            return row.libraries.contains(library.get())
                    ? Optional.empty()
                    : refused(room, "library " + library.get(), dependency);
        }
        boolean open = OPEN_TO_ALL.stream().anyMatch(name::startsWith);
        return open ? Optional.empty() : refused(room, "unnamed library " + name, dependency);
    }

    private static Optional<String> refused(String room, String what, Dependency dependency) {
        return Optional.of("room " + room + " may not import " + what + ": "
                + dependency.getOriginClass().getName() + " → "
                + dependency.getTargetClass().getBaseComponentType().getName());
    }

    /**
     * The room that holds a package: the longest row whose name the package starts with. A row whose own sub-packages
     * have rows ({@code gateway}, {@code client}) holds for that one package, so that a new neighbour needs a row too.
     */
    Optional<String> roomOf(String packageName, String root) {
        if (!packageName.startsWith(root + ".")) {
            return Optional.empty();
        }
        String inner = packageName.substring(root.length() + 1);
        return rows.keySet().stream()
                .filter(room -> inner.equals(room) || (inner.startsWith(room + ".") && !hasInnerRows(room)))
                .max(Comparator.comparingInt(String::length));
    }

    private boolean hasInnerRows(String room) {
        return rows.keySet().stream().anyMatch(other -> other.startsWith(room + "."));
    }

    private Optional<String> libraryOf(String className) {
        return libraries.entrySet().stream()
                .filter(library -> library.getValue().stream().anyMatch(prefix -> className.startsWith(prefix + ".")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void addRow(String line, Map<String, Row> rows, Map<String, Set<String>> words) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a row: " + line);
        }
        String[] sides = (line.substring(colon + 1) + " | ").split("\\|", -1);
        var row = new Row(expand(list(sides[0]), words), Set.copyOf(list(sides[1])));
        if (rows.put(line.substring(0, colon).trim(), row) != null) {
            throw new IllegalArgumentException("two rows for one room: " + line);
        }
    }

    private static void requireEveryNameIsDeclared(Map<String, Row> rows, Map<String, Set<String>> libraries) {
        rows.forEach((room, row) -> {
            if (!rows.keySet().containsAll(row.rooms) || !libraries.keySet().containsAll(row.libraries)) {
                throw new IllegalArgumentException("the row of " + room + " names what no line declares");
            }
        });
    }

    private static Set<String> expand(List<String> names, Map<String, Set<String>> words) {
        var all = new LinkedHashSet<String>();
        for (String name : names) {
            if (name.startsWith("+")) {
                all.addAll(Optional.ofNullable(words.get(name.substring(1)))
                        .orElseThrow(() -> new IllegalArgumentException("no such word: " + name)));
            } else {
                all.add(name);
            }
        }
        return Set.copyOf(all);
    }

    private static String nameIn(String line) {
        return list(line.substring(0, line.indexOf('='))).get(1);
    }

    private static String afterEquals(String line) {
        return line.substring(line.indexOf('=') + 1);
    }

    private static List<String> list(String text) {
        return new ArrayList<>(Arrays.stream(text.trim().split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList());
    }
}
