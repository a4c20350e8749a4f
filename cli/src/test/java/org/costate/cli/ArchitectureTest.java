package org.costate.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Random;
import org.costate.control.OptimalControlProblem;
import org.costate.control.solve.OptimalControlSolver;
import org.costate.control.solve.Solution;

/** No arrow is drawn upwards: docs/architecture.md as rules. */
@AnalyzeClasses(packages = "org.costate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ODE = "org.costate.ode..";
    private static final String CONTROL = "org.costate.control..";
    private static final String KERNELS = "org.costate.kernels..";
    private static final String NETS = "org.costate.nets..";
    private static final String PLOTS = "org.costate.plots..";
    private static final String AUTOGRAD = "org.costate.autograd..";
    private static final String CLI = "org.costate.cli..";

    private static ArchRule below(String lower, String... upper) {
        return noClasses()
                .that()
                .resideInAPackage(lower)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(upper);
    }

    private static ArchRule only(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    @ArchTest
    static final ArchRule odeKnowsNoControl =
            below(ODE, CONTROL, KERNELS, NETS, PLOTS, AUTOGRAD, CLI);

    @ArchTest
    static final ArchRule controlKnowsNoLayer = below(CONTROL, KERNELS, NETS, PLOTS, AUTOGRAD, CLI);

    @ArchTest
    static final ArchRule kernelsKnowNothingOfOurs =
            below(KERNELS, ODE, CONTROL, NETS, PLOTS, AUTOGRAD, CLI);

    @ArchTest static final ArchRule netsAreNoLeaf = below(NETS, PLOTS, AUTOGRAD, CLI);

    @ArchTest static final ArchRule plotsKnowNoNetwork = below(PLOTS, KERNELS, NETS, AUTOGRAD, CLI);

    @ArchTest static final ArchRule autogradDrawsNothing = below(AUTOGRAD, PLOTS, CLI);

    /**
     * One exception, for {@code problem.solve()}: a problem names the solver that solves it and
     * what comes back. Nothing else in {@code control} may know a solver.
     */
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.costate.(**)")
                    .should()
                    .beFreeOfCycles()
                    .ignoreDependency(OptimalControlProblem.class, OptimalControlSolver.class)
                    .ignoreDependency(OptimalControlProblem.class, Solution.class);

    @ArchTest
    static final ArchRule onlyPlotsUseJFreeChart = only(PLOTS, "org.jfree..", "org.apache.batik..");

    @ArchTest static final ArchRule onlyNetsUseEjml = only(NETS, "org.ejml..");

    @ArchTest static final ArchRule onlyTheRefereeUsesPyTorch = only(AUTOGRAD, "ai.djl..");

    @ArchTest
    static final ArchRule nothingIsDeserialised =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule randomnessIsSplittable =
            noClasses().should().dependOnClassesThat().areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule onlyTheLauncherExits =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.costate.cli.Launcher")
                    .should()
                    .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule formatsNameTheirLocale =
            noClasses()
                    .should()
                    .callMethod(String.class, "format", String.class, Object[].class)
                    .orShould()
                    .callMethod(String.class, "formatted", Object[].class);
}
