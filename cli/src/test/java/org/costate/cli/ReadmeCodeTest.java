package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Java block of the readme compiles, and runs if it is a sequence of statements.
 *
 * <p>A block may begin with comments {@code // import a.b.C;}; without them it sees the packages
 * below. Each runs in a virtual machine and a folder of its own.
 */
class ReadmeCodeTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\s*\\n(.*?)^```");
    private static final Pattern IMPORT = Pattern.compile("^(?://\\s*)?(import\\s[^;]+;).*");
    private static final List<String> PACKAGES =
            List.of(
                    "java.util",
                    "java.nio.file",
                    "org.costate.ode",
                    "org.costate.control",
                    "org.costate.control.solve",
                    "org.costate.kernels",
                    "org.costate.nets",
                    "org.costate.nets.data",
                    "org.costate.nets.model",
                    "org.costate.nets.train",
                    "org.costate.plots");
    private static final long PATIENCE_SECONDS = 300; // only to end a block that never ends

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> blocks() throws IOException {
        Optional<Path> readme = readme();
        assumeTrue(readme.isPresent(), "there is no README.md above the working directory");
        assumeTrue(
                ToolProvider.getSystemJavaCompiler() != null,
                "no compiler: this is a run-time environment, not a JDK");
        List<String> blocks = blocks(Files.readString(readme.orElseThrow()));
        assertTrue(!blocks.isEmpty(), "the readme has no Java block");
        return IntStream.range(0, blocks.size())
                .mapToObj(
                        i -> {
                            String code = blocks.get(i);
                            return dynamicTest(
                                    "block " + (i + 1) + ": " + code.lines().findFirst().orElse(""),
                                    () -> compileAndRun("ReadmeBlock" + (i + 1), code));
                        });
    }

    /** The one beside the parent's pom.xml: modules may have readmes of their own. */
    private static Optional<Path> readme() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, p -> p != null, Path::getParent)
                .filter(p -> Files.exists(p.resolve("cli/pom.xml")))
                .map(p -> p.resolve("README.md"))
                .filter(Files::exists)
                .findFirst();
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private void compileAndRun(String name, String code) throws Exception {
        Path home = Files.createDirectories(folder.resolve(name));
        String statements = "public static void main(String[] args) throws Exception {\n%s\n}\n";
        String asStatements = compile(home, name, code, statements);
        if (asStatements.isEmpty()) {
            run(home, name);
            return;
        }
        String asMembers = compile(home, name, code, "%s\n");
        assertTrue(
                asMembers.isEmpty(),
                () -> "as statements:\n" + asStatements + "\nas members of a class:\n" + asMembers);
    }

    /** Compiles a block inside a class and returns what the compiler has to say. */
    private static String compile(Path home, String name, String code, String frame)
            throws IOException {
        String body = code.lines().filter(l -> !IMPORT.matcher(l).matches()).collect(joining());
        String source =
                imports(code) + "public class " + name + " {\n" + frame.replace("%s", body) + "}\n";
        Path file = Files.writeString(home.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", home.toString(), "-cp", classPath(), "-proc:none", "-nowarn");
            boolean compiled =
                    compiler.getTask(
                                    said,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(file.toFile()))
                            .call();
            return compiled ? "" : said.toString();
        }
    }

    private static String imports(String code) {
        String listed =
                code.lines()
                        .map(IMPORT::matcher)
                        .filter(Matcher::matches)
                        .map(m -> m.group(1))
                        .collect(joining());
        return listed.isBlank()
                ? PACKAGES.stream().map(p -> "import " + p + ".*;").collect(joining())
                : listed;
    }

    private static Collector<CharSequence, ?, String> joining() {
        return Collectors.joining("\n", "", "\n");
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void run(Path home, String name) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path said = home.resolve("said.txt");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "-Djava.awt.headless=true",
                                "-cp",
                                home + System.getProperty("path.separator") + classPath(),
                                name)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(said));
    }
}
