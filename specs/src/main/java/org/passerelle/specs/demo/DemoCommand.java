package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passerelle demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Plays a pathway's story between people and organisations that are all made up, over a simulated mail server"
                        + " or a given one. Leaves every letter, trace and test key in a folder.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:played, and everything held that the story says of itself",
            "1:refused, or something did not hold; the code is on standard error",
            "2:wrong usage"
        })
final class DemoCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Option(
            names = "--pathway",
            paramLabel = "NAME",
            defaultValue = "avis",
            description = {
                "Which story (${DEFAULT-VALUE}):",
                "avis: one answered in time, one that nobody takes;",
                "polygraphie: prescribed, fitted by a nurse who has a node of her own, interpreted, reported as CDA and PDF;",
                "admission-notice: the hospital writes first; one notice bounces and goes to another address, one goes to an"
                        + " ordinary mailbox."
            })
    private String pathway = "avis";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description =
                    "Where to leave it (${DEFAULT-VALUE}); what an earlier demo left there is replaced, other files stay.")
    private Path out = Path.of("out");

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "avis: a JPEG or PNG to send instead of a drawn lesion.")
    private @Nullable Path image;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "avis: an EDF or EDF+ to send instead of a computed night.")
    private @Nullable Path recording;

    @Option(
            names = "--mail-config",
            paramLabel = "FILE",
            description =
                    "Any pathway: a real SMTP and IMAP server to play on instead of the simulated one; see docs/demo-mail.md.")
    private @Nullable Path mailConfig;

    @Option(names = "--json", description = "Print summary.json instead of the story.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "28",
            description = "The same number plays the same events, times and ids (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requirePlot();
        requireFile("--image", image);
        requireFile("--recording", recording);
        requireFile("--mail-config", mailConfig);
        PrintWriter console = spec().commandLine().getOut();
        try {
            Json.Obj summary = new Demo(pathway, out, image, recording, seed, mailConfig)
                    .play(json ? new PrintWriter(Writer.nullWriter()) : console);
            if (json) {
                console.print(PrettyJson.of(summary));
            }
            console.flush();
            return 0;
        } catch (Refused refused) {
            spec().commandLine().getErr().println(refused.refusal());
            spec().commandLine().getErr().flush();
            return REFUSED;
        }
    }

    private void requirePlot() {
        if (Plot.find(pathway).isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "--pathway: one of " + String.join(", ", Plot.names()) + "; not " + pathway);
        }
        boolean avis = pathway.equals(Plot.AVIS.pathway());
        if (!avis && (image != null || recording != null)) {
            throw new ParameterException(
                    spec().commandLine(), (image == null ? "--recording" : "--image") + ": only with --pathway avis");
        }
    }

    private void requireFile(String option, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new ParameterException(spec().commandLine(), option + ": no file that can be read at " + file);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command is run by its command line");
        }
        return spec;
    }
}
