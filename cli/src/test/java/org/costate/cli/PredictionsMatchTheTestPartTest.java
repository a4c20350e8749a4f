package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.costate.control.SweepStorage;
import org.costate.kernels.Precision;
import org.costate.nets.Initialisation;
import org.costate.nets.Loss;
import org.costate.nets.data.DataSet;
import org.costate.nets.data.DataSets;
import org.costate.nets.model.ModelFolder;
import org.costate.nets.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsMatchTheTestPartTest {

    @TempDir Path folder;

    @Test
    void throughModelFileAndCsvWithColumnsInAnotherOrder() throws IOException {
        Outcome outcome = outcome();
        ModelFolder.write(folder.resolve("run"), outcome.model());
        DataSet test = outcome.experiment().samples().rawTest();
        Path csv = Files.writeString(folder.resolve("test.csv"), reversedColumns(test));
        CommandRun run =
                CommandRun.of(
                        "predict",
                        "--model",
                        folder.resolve("run").toString(),
                        "--json",
                        csv.toString());
        assertEquals(0, run.code(), run.err());
        JsonNode rows = new ObjectMapper().readTree(run.out()).get("predictions");
        Predictions expected = new Predictions(Loss.CROSS_ENTROPY, outcome.testOutputs(), 3);
        assertEquals(test.size(), rows.size());
        for (int i = 0; i < test.size(); i++) {
            double[] p = new double[3];
            for (int c = 0; c < 3; c++) {
                p[c] = rows.get(i).get("probabilities").get(c).asDouble();
            }
            assertArrayEquals(expected.probabilities(i), p, 1e-14);
            assertEquals(
                    test.classNames().get(expected.classOf(i)), rows.get(i).get("class").asText());
        }
    }

    @Test
    void asCsvFile() throws IOException {
        Outcome outcome = outcome();
        ModelFolder.write(folder.resolve("run"), outcome.model());
        Path csv = Files.writeString(folder.resolve("x.csv"), "5.1,3.5,1.4,0.2\n6,3,5,2\n");
        Path out = folder.resolve("p.csv");
        CommandRun run =
                CommandRun.of(
                        "predict",
                        "--model",
                        folder.resolve("run").toString(),
                        csv.toString(),
                        "--out",
                        out.toString());
        assertEquals(0, run.code(), run.err());
        List<String> lines = Files.readAllLines(out);
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("class,p("), lines.get(0));
    }

    private static Outcome outcome() {
        Recipe plain = Recipes.forData("iris");
        Architecture small =
                new Architecture(
                        "residual", "tanh", 0, 6, 3, 1, "rk4", "dense", Initialisation.standard());
        Descent brief = new Descent(3, 16, "adam", 0.01, "constant", 0, 0, 0, 0);
        Recipe recipe = new Recipe(small, brief, plain.costs(), plain.scaling(), plain.splits());
        DataOptions options = new DataOptions();
        options.testFraction = 0.3;
        Samples samples =
                Samples.of(
                        DataSets.named("iris"), SplitKind.STRATIFIED, options, Scaling.STANDARD, 5);
        Engine engine = new Engine(Precision.DOUBLE, SweepStorage.all(), 2, null);
        return new Experiment(recipe, Loss.CROSS_ENTROPY, engine, samples, 5)
                .run(TrainingListener.none());
    }

    private static String reversedColumns(DataSet set) {
        StringBuilder text = new StringBuilder();
        StringJoiner header = new StringJoiner(",", "", "\n");
        for (int j = set.featureCount() - 1; j >= 0; j--) {
            header.add(set.featureNames().get(j));
        }
        text.append(header);
        for (int i = 0; i < set.size(); i++) {
            StringJoiner row = new StringJoiner(",", "", "\n");
            for (int j = set.featureCount() - 1; j >= 0; j--) {
                row.add(Double.toString(set.feature(i, j)));
            }
            text.append(row);
        }
        return text.toString();
    }
}
