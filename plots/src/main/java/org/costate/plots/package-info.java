/**
 * Figures: what a problem, a training or a field looks like.
 *
 * <p>A {@link org.costate.plots.Panel} is data plus labels and knows nothing of drawing. A {@link
 * org.costate.plots.Figure} sets panels one above the other, or on a grid, and draws them as PNG,
 * as SVG or as an image in memory:
 *
 * <pre>{@code
 * Panel loss = Panel.curves(Labels.of("Loss", "epoch", "cross-entropy"))
 *         .line("training", epochs, training)
 *         .line("validation", epochs, validation)
 *         .logY()
 *         .vertical("best epoch", 17);
 *
 * Figure.of(loss).titled("Two moons").subtitled("8 residual layers, tanh").save(Path.of("loss.png"));
 * }</pre>
 *
 * <p><b>Charts.</b> {@link org.costate.plots.ExtremalFigure} and {@link
 * org.costate.plots.LearningCurves} are whole figures. Over time or any x: {@link
 * org.costate.plots.Curves}, with steps, bands, error bars, limits and switches; {@link
 * org.costate.plots.Fan} for a family in one parameter; {@link org.costate.plots.Profiles} along
 * layers. In the state space: {@link org.costate.plots.PhasePortrait}, {@link
 * org.costate.plots.Trajectories}, {@link org.costate.plots.DeformedGrid}. Functions of two
 * variables: {@link org.costate.plots.HeatMap}, {@link org.costate.plots.DiscreteMap}, {@link
 * org.costate.plots.DecisionRegion}. Solutions against a parameter: {@link
 * org.costate.plots.Continuation}. Measurements: {@link org.costate.plots.ErrorPlot}, {@link
 * org.costate.plots.Bars}, {@link org.costate.plots.Boxes}, {@link org.costate.plots.Histogram},
 * {@link org.costate.plots.Spectrum}, {@link org.costate.plots.Scatter}, {@link
 * org.costate.plots.ConfusionMatrix}, {@link org.costate.plots.ImageGrid}. Figures one after the
 * other are an {@link org.costate.plots.Animation}.
 *
 * <p><b>Data.</b> Panels take plain numbers and copy them. Two arrays that belong together must be
 * of one length; a mismatch is an {@code IllegalArgumentException} that names both. A value that is
 * not finite is a gap in a curve and a grey cell in a field, never an error. On a logarithmic axis
 * a value that is not positive is a gap too, and the panel says below its plot how many there were;
 * bars of height zero stand at the axis floor, marked {@code 0}. A line of more than 4000 points
 * keeps the first, lowest, highest and last of every half pixel, so that files stay small and the
 * ink the same.
 *
 * <p><b>Numbers.</b> Tick labels carry U+2212 as minus, never depend on the default locale, and
 * move a common power of ten (and, for a curve that varies in its last digits only, a common
 * offset) into the axis label: {@code H − 0.5 (×10⁻¹⁵)}.
 *
 * <p><b>Colours.</b> The Okabe–Ito palette [Okabe and Ito 2008], which readers with a colour vision
 * deficiency can tell apart, and viridis [van der Walt and Smith 2015] for quantities, on white or,
 * brightened, on {@link org.costate.plots.Theme#dark() dark} pages. Colour is never the only sign:
 * a second marker shape or a label says the same.
 *
 * <p><b>Errors.</b> {@link org.costate.plots.PlotException} has three causes: {@code PLOT-01}, this
 * machine has no fonts; {@code PLOT-02}, Java was told of a display that is not there; {@code
 * OUT-01}, the file cannot be written. None of them touches the data, so a caller can still write
 * the numbers as a table. A file appears under its final name only when it is complete.
 *
 * <p>References: M. Okabe, K. Ito, <i>Color universal design</i>, 2008. S. van der Walt, N. Smith,
 * <i>A better default colormap for matplotlib</i>, SciPy 2015. W. Lorensen, H. Cline, <i>Marching
 * cubes</i>, SIGGRAPH 1987 (in two dimensions: marching squares). B. Jobard, W. Lefer, <i>Creating
 * evenly-spaced streamlines of arbitrary density</i>, 1997. D. Freedman, P. Diaconis, <i>On the
 * histogram as a density estimator</i>, 1981. R. Hyndman, Y. Fan, <i>Sample quantiles in
 * statistical packages</i>, 1996. J. Tukey, <i>Exploratory data analysis</i>, 1977. M. Harrower, C.
 * Brewer, <i>ColorBrewer.org</i>, 2003.
 */
@NullMarked
package org.costate.plots;

import org.jspecify.annotations.NullMarked;
