package org.passerelle.specs.fuzz;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The targets that there are, found by their files' names, as {@code bin/fuzz} finds them. */
final class Targets {
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final String ENDING = "Fuzz.java";

    private Targets() {}

    /** Their classes by their short names, as in {@code Mail}. */
    static Map<String, Class<?>> classes() throws IOException {
        Map<String, Class<?>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                String path = SOURCES.relativize(file).toString();
                Class<?> type = type(path.substring(0, path.length() - ".java".length())
                        .replace(file.getFileSystem().getSeparator(), "."));
                if (!Modifier.isAbstract(type.getModifiers())) {
                    found.put(type.getSimpleName().replaceFirst("Fuzz$", ""), type);
                }
            }
        }
        return found;
    }

    static FuzzTarget make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (FuzzTarget) constructor.newInstance();
        } catch (InvocationTargetException broken) {
            throw new AssertionError(type.getSimpleName() + " cannot begin", broken.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError(type.getSimpleName() + " cannot begin", broken);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException broken) {
            throw new AssertionError(broken);
        }
    }
}
