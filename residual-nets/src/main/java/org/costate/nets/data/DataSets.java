package org.costate.nets.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.costate.nets.io.Suggestion;
import org.costate.nets.io.Wording;

/** The data sets that have a name: shipped, installed beside us, or made on the spot. */
public final class DataSets {

    /** The seed of {@link #named(String)}; only synthetic sets look at it. */
    public static final long DEFAULT_SEED = 1;

    private static final String UCI = ", UCI Machine Learning Repository, CC BY 4.0";
    private static final String HAMILTONIAN_NETS =
            "after Galimberti et al., Hamiltonian DNNs, 2023";
    private static final String MEGANET = "after Haber and Ruthotto, Meganet, 2018";

    private static final Map<String, Entry> ENTRIES = entries();

    private record Entry(DataSetInfo info, Function<SplittableRandom, DataSet> loader) {}

    private DataSets() {}

    /** Returns every name, real sets first. */
    public static List<String> names() {
        return List.copyOf(ENTRIES.keySet());
    }

    /** Returns what is known of every set without loading it, in the order of the names. */
    public static List<DataSetInfo> catalogue() {
        return ENTRIES.values().stream().map(Entry::info).toList();
    }

    /**
     * Returns what is known of a set without loading it.
     *
     * @throws DataException {@code DATA-01} if there is no such name
     */
    public static DataSetInfo describe(String name) {
        return entry(name).info();
    }

    /**
     * Returns the set of that name; synthetic ones with the default seed.
     *
     * @throws DataException {@code DATA-01} if there is no such name, {@code DATA-04} if it is not
     *     installed
     */
    public static DataSet named(String name) {
        return named(name, DEFAULT_SEED);
    }

    /**
     * Returns the set of that name; synthetic ones are drawn with the seed.
     *
     * @throws DataException {@code DATA-01} if there is no such name, {@code DATA-04} if it is not
     *     installed
     */
    public static DataSet named(String name, long seed) {
        return entry(name).loader().apply(new SplittableRandom(seed));
    }

    private static Entry entry(String name) {
        Entry entry = ENTRIES.get(name);
        if (entry == null) {
            throw new DataException(
                    "DATA-01",
                    "there is no data set "
                            + Wording.quoted(name)
                            + "."
                            + Suggestion.phrase(name, names())
                            + " Known: "
                            + String.join(", ", names())
                            + ".",
                    "one of these, or the path of a CSV file.");
        }
        return entry;
    }

    private static Map<String, Entry> entries() {
        var all = new ArrayList<Entry>();
        real(all);
        synthetic(all);
        var byName = new LinkedHashMap<String, Entry>();
        all.forEach(entry -> byName.put(entry.info().name(), entry));
        return byName;
    }

    private static void real(List<Entry> all) {
        add(
                all,
                "digits",
                "handwritten digits, 8 x 8 pixels of 0..16",
                "E. Alpaydin, C. Kaynak" + UCI,
                1797,
                64,
                10,
                random -> ShippedSets.digits());
        add(
                all,
                "iris",
                "three species of iris by sepal and petal",
                "R. A. Fisher" + UCI,
                150,
                4,
                3,
                random -> ShippedSets.iris());
        add(
                all,
                "wine",
                "three cultivars by chemical analysis",
                "M. Forina et al." + UCI,
                178,
                13,
                3,
                random -> ShippedSets.wine());
        add(
                all,
                "breast-cancer",
                "malignant or benign, by cell nuclei",
                "W. Wolberg et al." + UCI,
                569,
                30,
                2,
                random -> ShippedSets.breastCancer());
        add(
                all,
                "sonar",
                "rock or mine, by 60 bands of a sonar echo",
                "T. Sejnowski, R. P. Gorman" + UCI,
                208,
                60,
                2,
                random -> ShippedSets.sonar());
        add(
                all,
                "spambase",
                "spam or not, by word frequencies",
                "M. Hopkins et al." + UCI,
                4601,
                57,
                2,
                random -> ShippedSets.spambase());
        add(
                all,
                "fashion-mnist",
                "ten kinds of clothing, 28 x 28 pixels of 0..255; 60000 train",
                "H. Xiao, K. Rasul, R. Vollgraf, MIT; Debian package dataset-fashion-mnist",
                70_000,
                784,
                10,
                random -> FashionMnist.load());
    }

    private static void synthetic(List<Entry> all) {
        add(
                all,
                "swiss-roll",
                "two interleaved spirals, no noise; 4000 train",
                HAMILTONIAN_NETS,
                8000,
                2,
                2,
                random -> SyntheticSets.swissRoll(8000, random));
        add(
                all,
                "double-circles",
                "four noisy rings of alternating class; 4000 train",
                HAMILTONIAN_NETS,
                8000,
                2,
                2,
                random -> SyntheticSets.doubleCircles(8000, random));
        add(
                all,
                "double-moons",
                "four noisy half-moons of alternating class; 4000 train",
                HAMILTONIAN_NETS,
                8000,
                2,
                2,
                random -> SyntheticSets.doubleMoons(8000, random));
        add(
                all,
                "peaks",
                "five height bands of the peaks function; 5000 train",
                MEGANET,
                7000,
                2,
                5,
                random -> SyntheticSets.peaks(5000, 2000, random));
        add(
                all,
                "ellipse",
                "a flat disk inside a flat ring; 2000 train",
                MEGANET,
                2400,
                2,
                2,
                random -> SyntheticSets.ellipse(1000, 200, random));
        add(
                all,
                "sine",
                "y = sin x on [-pi, pi], a real target; 200 train",
                "closed form",
                400,
                1,
                0,
                random -> SyntheticSets.sine(400));
    }

    private static void add(
            List<Entry> all,
            String name,
            String description,
            String credit,
            int size,
            int features,
            int classes,
            Function<SplittableRandom, DataSet> loader) {
        var info = new DataSetInfo(name, description, credit, size, features, classes);
        all.add(new Entry(info, loader));
    }
}
