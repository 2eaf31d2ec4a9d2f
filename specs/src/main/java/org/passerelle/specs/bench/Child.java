package org.passerelle.specs.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another program, told one line at a time. The one place of the benches that starts processes. */
final class Child implements AutoCloseable {
    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;

    /**
     * Starts it.
     *
     * @param complaints takes its standard error
     */
    Child(List<String> command, Path folder, Path complaints) throws IOException {
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()))
                .start();
        in = process.getOutputStream();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Tells a line and hears one.
     *
     * @throws IOException when it has ended
     */
    String ask(String line) throws IOException {
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        String answer = out.readLine();
        if (answer == null) {
            throw new IOException("a program of the bench has ended");
        }
        return answer;
    }

    /** Runs it to its end; tells its exit code and what it said. */
    Ended end() throws IOException {
        in.close();
        var said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
        }
        try {
            return new Ended(process.waitFor(), said.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a program of the bench ran", stopped);
        }
    }

    /** How it ended. */
    record Ended(int code, String said) {}

    @Override
    public void close() {
        process.destroy();
    }
}
