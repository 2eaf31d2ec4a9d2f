package org.passerelle.specs.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The methods and constructors of source files, measured by the JDK's own parser. */
final class Methods {

    /** A method's file and name, and how many lines it takes from its first modifier to its closing brace. */
    record Measured(String path, String name, long lines) {}

    private Methods() {}

    /** All of them in one pass: to start the parser costs more than to run it. */
    static List<Measured> of(List<Sources.SourceFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Text> texts = files.stream().map(Text::new).toList();
        var task = (JavacTask) compiler.getTask(null, null, ignored -> {}, List.of("-proc:none"), null, texts);
        try {
            var measured = new ArrayList<Measured>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Measuring(unit, positions, measured), null);
            }
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final Sources.SourceFile file;

        Text(Sources.SourceFile file) {
            super(URI.create("text:///" + file.path()), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    private static final class Measuring extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Measured> found;

        Measuring(CompilationUnitTree unit, SourcePositions positions, List<Measured> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            String path = unit.getSourceFile().toUri().getPath().substring(1);
            found.add(new Measured(path, method.getName().toString(), last - first + 1));
            return super.visitMethod(method, nothing);
        }
    }
}
