package org.passerelle.specs.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A contender in Java. Its program takes the keys' folder as its argument and lines such as {@code seal 10240 100}, and answers
 * each with the milliseconds of processor time of its whole process that this took.
 */
final class JavaContender implements Contender {
    private final String name;
    private final Set<Operation> operations;
    private final Child child;

    /** @param options what stands between {@code java} and the folder: options, class path, program */
    JavaContender(String name, Set<Operation> operations, List<String> options, BenchKeys keys) throws IOException {
        this.name = name;
        this.operations = operations;
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx2g", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add(keys.folder().toString());
        this.child = new Child(command, keys.folder(), keys.folder().resolve("complaints"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean does(Operation operation) {
        return operations.contains(operation);
    }

    @Override
    public Duration work(Operation operation, int octets, int times) throws IOException {
        return Duration.ofMillis(Long.parseLong(child.ask(operation.word() + " " + octets + " " + times)));
    }

    @Override
    public void close() {
        child.close();
    }
}
