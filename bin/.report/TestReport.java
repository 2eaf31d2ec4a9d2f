import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads every module's Surefire reports: prints what failed, what passed only when it was run again, what was skipped and why, and the totals. Run by bin/verify. */
final class TestReport {
    private int tests;
    private int failures;
    private int errors;
    private int skipped;
    private final List<String> broken = new ArrayList<>();
    private final List<String> unsteady = new ArrayList<>();
    private final Map<String, List<String>> reasons = new TreeMap<>();
    private final Map<String, Integer> perModule = new LinkedHashMap<>();

    public static void main(String[] args) throws Exception {
        var report = new TestReport();
        for (Path file : reports(Path.of(args[0]))) {
            report.read(file);
        }
        report.print();
        System.exit(report.tests == 0 || report.failures + report.errors > 0 ? 1 : 0);
    }

    private static List<Path> reports(Path project) throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> modules = Stream.of(Files.list(project), Files.list(project.resolve("examples")))
                .flatMap(folders -> folders)
                .sorted()) {
            for (Path folder : modules.map(m -> m.resolve("target/surefire-reports")).filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(folder).sorted()) {
                    files.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).forEach(found::add);
                }
            }
        }
        return found;
    }

    private void read(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        String module = file.getParent().getParent().getParent().getFileName().toString();
        NodeList cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            count((Element) cases.item(i), module);
        }
    }

    private void count(Element test, String module) {
        String name = test.getAttribute("classname").replaceFirst("^org\\.passerelle\\.", "") + "." + test.getAttribute("name");
        tests++;
        perModule.merge(module, 1, Integer::sum);
        if (first(test, "failure") != null) {
            failures++;
            broken.add(name);
        } else if (first(test, "error") != null) {
            errors++;
            broken.add(name);
        } else if (first(test, "flakyFailure") != null || first(test, "flakyError") != null) {
            unsteady.add(name);
        } else if (first(test, "skipped") != null) {
            skipped++;
            reasons.computeIfAbsent(why(first(test, "skipped")), none -> new ArrayList<>()).add(name);
        }
    }

    /** The reason stands in an attribute or, for a failed assumption, on the first line of its stack trace. */
    private static String why(Element skipped) {
        String message = skipped.getAttribute("message");
        String told = message.isEmpty() ? skipped.getTextContent().strip().lines().findFirst().orElse("") : message;
        String why = told.replaceFirst("^org\\.opentest4j\\.TestAbortedException:? *", "")
                .replaceFirst("^Assumption failed: ", "")
                .strip();
        return why.isEmpty() ? "no reason given" : why;
    }

    private static Element first(Element test, String tag) {
        return (Element) test.getElementsByTagName(tag).item(0);
    }

    private void print() {
        perModule.forEach((module, count) -> System.out.println("  " + module + ": " + count + " tests"));
        broken.forEach(name -> System.out.println("  broken: " + name));
        unsteady.forEach(name -> System.out.println("  failed once, passed when run again, and is to be mended: " + name));
        System.out.println(skipped == 0 ? "Skipped: nothing." : "Skipped:");
        reasons.forEach((why, names) -> {
            System.out.println("  " + names.size() + " × " + why);
            names.stream().limit(5).forEach(name -> System.out.println("      " + name));
            if (names.size() > 5) {
                System.out.println("      and " + (names.size() - 5) + " more");
            }
        });
        System.out.println("Tests run: " + tests + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped);
    }
}
