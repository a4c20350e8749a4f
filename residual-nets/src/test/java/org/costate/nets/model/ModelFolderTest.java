package org.costate.nets.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.Nets;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.data.Standardiser;
import org.costate.nets.io.Json;
import org.costate.nets.io.ModelFileException;
import org.costate.nets.io.OutputException;
import org.costate.nets.io.SafeTensors;
import org.costate.nets.io.Tensor;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.hipparchus.ode.nonstiff.MidpointIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model comes back bit for bit, or not at all and with a reason. */
class ModelFolderTest {

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve(ModelFolder.WEIGHTS);
    }

    private static Model model(ResidualNetwork network, Loss loss) {
        SplittableRandom random = new SplittableRandom(Nets.SEED);
        int features = network.features();
        double[] scales = new double[features];
        for (int j = 0; j < features; j++) {
            scales[j] = 0.1 + random.nextDouble();
        }
        boolean classes = loss.isForClasses();
        return new Model(
                network,
                Nets.weights(network, Nets.SEED + 1),
                loss,
                Standardiser.of(Nets.gaussians(random, features), scales),
                names("feature \"\u00fc\" ", features),
                classes ? names("class ", Math.max(2, network.outputs())) : List.of(),
                classes ? List.of() : names("target ", network.outputs()),
                "swiss roll, 10 % noise",
                Long.MIN_VALUE + 3);
    }

    private static List<String> names(String what, int count) {
        return IntStream.range(0, count).mapToObj(i -> what + i).toList();
    }

    private static Model sample() {
        return model(
                Nets.network(
                        "antisymmetric", Activation.SILU, 5, 3, Scheme.RK4, Loss.CROSS_ENTROPY),
                Loss.CROSS_ENTROPY);
    }

    // --------------------------------------------------------------- round trips

    static Stream<Arguments> familiesAndSchemes() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                Nets.schemesOf(DenseBlock.named(family, 4, Activation.TANH, 0))
                                        .stream()
                                        .map(scheme -> Arguments.of(family, scheme)));
    }

    @ParameterizedTest
    @MethodSource("familiesAndSchemes")
    void everyFamilyAndSchemeComesBack(String family, Scheme scheme) {
        Loss loss = Loss.CROSS_ENTROPY;
        assertComesBack(model(Nets.network(family, Activation.GELU, 6, 2, scheme, loss), loss));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationComesBackInBlockAndLift(Activation activation) {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.antisymmetric(5, activation, 1.0 / 3),
                                TimeGrid.of(0.1, 0.1 + 1.0 / 3, 2),
                                Scheme.EULER)
                        .lifting(Lift.dense(2, 5, activation))
                        .readingOut(3);
        assertComesBack(model(network, Loss.CROSS_ENTROPY));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void everyLossLiftAndReadOutComesBack(Loss loss) {
        DenseBlock block = DenseBlock.verlet(6, Activation.TANH);
        ResidualNetwork bare = ResidualNetwork.of(block, Nets.grid(2), Scheme.STORMER_VERLET);
        int outputs = Nets.outputs(loss);
        assertComesBack(model(bare.readingOut(outputs), loss));
        assertComesBack(model(bare.lifting(Lift.padded(4, 6)).readingOut(outputs), loss));
        if (loss != Loss.LOGISTIC) {
            assertComesBack(model(bare.lifting(Lift.padded(1, 6)), loss));
        }
    }

    private void assertComesBack(Model model) {
        ModelFolder.write(folder, model);
        for (Path path : List.of(folder, file())) {
            Model read = ModelFolder.read(path);
            assertArrayEquals(model.weights(), read.weights()); // bit for bit
            assertEquals(model.network().toString(), read.network().toString());
            assertEquals(model.network().layout().tensors(), read.network().layout().tensors());
            assertEquals(model.network().lift(), read.network().lift());
            assertEquals(model.network().readOut(), read.network().readOut());
            assertEquals(model.network().grid(), read.network().grid());
            assertEquals(model.network().scheme(), read.network().scheme());
            assertEquals(model.network().block().damping(), read.network().block().damping());
            assertEquals(model.scaling(), read.scaling());
            assertEquals(model.loss(), read.loss());
            assertEquals(model.featureNames(), read.featureNames());
            assertEquals(model.classNames(), read.classNames());
            assertEquals(model.targetNames(), read.targetNames());
            assertEquals(model.dataName(), read.dataName());
            assertEquals(model.seed(), read.seed());
            assertArrayEquals(outputs(model), outputs(read));
        }
    }

    private static double[] outputs(Model model) {
        int features = model.network().features();
        double[] inputs = Nets.gaussians(new SplittableRandom(Nets.SEED + 2), 3 * features);
        try (EnsembleSweep sweep = model.network().sweeping(model.loss(), Precision.DOUBLE, 1)) {
            return sweep.outputs(model.weights(), Ensemble.unlabelled(features, inputs));
        }
    }

    @Test
    void strangeWeightsComeBack() {
        Model sample = sample();
        double[] strange = sample.weights().clone();
        double[] values = {-0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3, -1e-300};
        System.arraycopy(values, 0, strange, 3, values.length);
        Model model =
                new Model(
                        sample.network(),
                        strange,
                        sample.loss(),
                        sample.scaling(),
                        sample.featureNames(),
                        sample.classNames(),
                        sample.targetNames(),
                        sample.dataName(),
                        sample.seed());
        ModelFolder.write(folder, model);
        double[] read = ModelFolder.read(folder).weights();
        for (int i = 0; i < strange.length; i++) {
            assertEquals(
                    Double.doubleToRawLongBits(strange[i]), Double.doubleToRawLongBits(read[i]));
        }
    }

    @Test
    void theReadableCopySaysTheSame() throws IOException {
        Model model = sample();
        ModelFolder.write(folder.resolve("new/folder"), model);
        Path written = folder.resolve("new/folder");
        String readable = Files.readString(written.resolve(ModelFolder.DESCRIPTION));
        String sealed =
                SafeTensors.readSealed(written.resolve(ModelFolder.WEIGHTS))
                        .metadata()
                        .get("costate.model");
        assertEquals(
                Json.parse(readable, Object.class, "a"), Json.parse(sealed, Object.class, "b"));
        assertTrue(readable.contains("\"block\" : \"antisymmetric\""), readable);
        try (Stream<Path> files = Files.list(written)) {
            assertEquals(
                    List.of("model.json", "model.safetensors"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        ModelFolder.write(folder, sample());
        byte[] first = Files.readAllBytes(file());
        ModelFolder.write(folder, ModelFolder.read(folder));
        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    // ------------------------------------------------------------------ failures

    private void assertRefused(String code, String... parts) {
        assertRefusedAt(file(), code, parts);
    }

    private static void assertRefusedAt(Path path, String code, String... parts) {
        var refusal = assertThrows(ModelFileException.class, () -> ModelFolder.read(path));
        assertEquals(code, refusal.code(), refusal::getMessage);
        assertEquals(4, refusal.exitCode());
        assertTrue(refusal.getMessage().startsWith(code + ": "), refusal::getMessage);
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal::getMessage);
        }
    }

    @Test
    void missingFile() {
        assertRefused("FILE-01", "model.safetensors");
        assertRefusedAt(folder, "FILE-01", "model.safetensors");
        assertRefusedAt(folder.resolve("nowhere"), "FILE-01", "nowhere");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.9, 0.9999})
    void truncatedFile(double kept) throws IOException {
        ModelFolder.write(folder, sample());
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, (int) (kept * bytes.length)));
        var refusal = assertThrows(ModelFileException.class, () -> ModelFolder.read(folder));
        assertEquals(4, refusal.exitCode());
        assertTrue(refusal.getMessage().contains("model.safetensors"), refusal::getMessage);
    }

    @Test
    void flippedBit() throws IOException {
        ModelFolder.write(folder, sample());
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 20] ^= 4;
        Files.write(file(), bytes);
        var refusal = assertThrows(ModelFileException.class, () -> ModelFolder.read(folder));
        assertEquals(4, refusal.exitCode());
    }

    @Test
    void tensorsWithoutADescription() {
        SafeTensors.of(List.of(Tensor.of("conv.weight", new double[] {1, 2}, 2))).write(file());
        assertRefused("MODEL-01", "holds tensors but no description of a network");
    }

    /** Writes the sample's tensors and description with changes. */
    private void forge(List<Tensor> tensors, String description) {
        SafeTensors.of(tensors).withMetadata(Map.of("costate.model", description)).write(file());
    }

    private SafeTensors written() {
        ModelFolder.write(folder, sample());
        return SafeTensors.readSealed(file());
    }

    private static String description(SafeTensors written, String from, String to) {
        String text = written.metadata().get("costate.model");
        assertTrue(text.contains(from), text);
        return text.replace(from, to);
    }

    @Test
    void anotherFormat() {
        SafeTensors written = written();
        forge(written.tensors(), description(written, "\"format\":1,", "\"format\":7,"));
        assertRefused("MODEL-02", "has format 7, this program reads format 1");
    }

    @Test
    void aDescriptionOfNoNetwork() {
        SafeTensors written = written();
        forge(written.tensors(), description(written, "\"antisymmetric\"", "\"attention\""));
        assertRefused("MODEL-01", "describes no network we know", "unknown block \"attention\"");
        forge(written.tensors(), description(written, "\"rk4\"", "\"rk45\""));
        assertRefused("MODEL-01", "unknown scheme \"rk45\"");
        forge(written.tensors(), description(written, "\"linear\"", "\"mean\""));
        assertRefused("MODEL-01", "unknown read-out \"mean\"; known: linear, identity");
        forge(written.tensors(), description(written, "\"width\":5", "\"width\":-5"));
        assertRefused("MODEL-01", "block width is -5");
        forge(written.tensors(), description(written, "\"cross-entropy\"", "\"hinge\""));
        assertRefused("MODEL-01", "unknown loss \"hinge\"; known: cross-entropy, logistic,");
        forge(written.tensors(), description(written, "\"silu\"", "\"swish\""));
        assertRefused("MODEL-01", "unknown activation \"swish\"; known: identity, tanh,");
        forge(written.tensors(), description(written, "\"grid\":[0.1,", "\"grid\":[0.9,"));
        assertRefused("MODEL-01", "time grid must be strictly monotone");
    }

    @ParameterizedTest
    @ValueSource(ints = {32_768, 46_341, 65_536, Integer.MAX_VALUE})
    void aDescriptionTooLargeToBeTrue(int width) {
        SafeTensors written = written();
        forge(written.tensors(), description(written, "\"width\":5", "\"width\":" + width));
        assertRefused("MODEL-01", "describes no network we know");
    }

    @Test
    void aDescriptionWithoutAKeyOrWithANewOne() {
        SafeTensors written = written();
        forge(written.tensors(), description(written, "\"width\":5,", ""));
        assertRefused("JSON-03", "\"width\"", "missing");
        forge(written.tensors(), description(written, "\"width\":5", "\"width\":5,\"heads\":8"));
        assertRefused("JSON-02", "heads");
        forge(written.tensors(), description(written, "\"width\":5", "\"width\":\"five\""));
        assertRefused("JSON-03", "width");
    }

    @Test
    void tensorsOfAnotherArchitecture() {
        SafeTensors written = written();
        // one step fewer than the file has tensors for
        String shorter = description(written, "\"grid\":[0.1,", "\"grid\":[");
        forge(written.tensors(), shorter);
        assertRefused("MODEL-01", "\"step.2.K\"", "has no place in this model");
        forge(written.tensors(), description(written, "\"width\":5", "\"width\":6"));
        assertRefused("MODEL-01", "\"lift.weight\"", "[5, 3]", "[6, 3]");
        forge(written.tensors(), description(written, "\"outputs\":5", "\"outputs\":4"));
        assertRefused("MODEL-01", "\"readout.weight\"", "[5, 5]", "[4, 5]");
        forge(without(written, "step.1.b"), written.metadata().get("costate.model"));
        assertRefused("MODEL-01", "\"step.1.b\" is missing");
        forge(without(written, "input.scale"), written.metadata().get("costate.model"));
        assertRefused("MODEL-01", "\"input.scale\" is missing");
        List<Tensor> single = new ArrayList<>(without(written, "step.1.b"));
        single.add(Tensor.ofFloats("step.1.b", new double[5], 5));
        forge(single, written.metadata().get("costate.model"));
        assertRefused("MODEL-01", "\"step.1.b\"", "F32", "F64");
    }

    private static List<Tensor> without(SafeTensors tensors, String name) {
        return tensors.tensors().stream()
                .filter(t -> !t.name().equals(name))
                .collect(Collectors.toList());
    }

    @Test
    void nothingIsWrittenWhenItCannotBeWrittenWhole() throws IOException {
        Path taken = folder.resolve("taken");
        Files.writeString(taken, "a file where the folder should be");
        var refusal = assertThrows(OutputException.class, () -> ModelFolder.write(taken, sample()));
        assertEquals(7, refusal.exitCode());
        assertEquals("a file where the folder should be", Files.readString(taken));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    // --------------------------------------------------------- schemes given by hand

    @ParameterizedTest
    @ValueSource(strings = {"mine", "euler"})
    void aSchemeGivenByHandHasNoNameToBeFoundBy(String name) throws IOException {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.residual(3, Activation.TANH),
                        Nets.grid(2),
                        Scheme.of(name, new MidpointIntegrator(1.0)));
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ModelFolder.write(folder, model(network, Loss.SQUARED_ERROR)));
        assertTrue(
                refusal.getMessage()
                        .startsWith(
                                "scheme \""
                                        + name
                                        + "\" was given by hand and cannot be kept in a model file,"
                                        + " which names its scheme; take one of euler, midpoint,"),
                refusal::getMessage);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void partsThatDoNotFitMakeNoModel() {
        Model sample = sample();
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new Model(
                                        sample.network(),
                                        new double[7],
                                        sample.loss(),
                                        sample.scaling(),
                                        List.of("one"),
                                        List.of(),
                                        List.of(),
                                        "",
                                        0));
        assertEquals(
                "model has 7 weights, 1 feature names and scales for 3 features; the network needs "
                        + sample.weights().length
                        + " weights and takes 3 features",
                refusal.getMessage());
        assertFalse(sample.featureNames().isEmpty());
    }
}
