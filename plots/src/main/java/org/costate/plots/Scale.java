package org.costate.plots;

/** How a value becomes an axis coordinate. */
sealed interface Scale {

    /** The value itself. */
    Scale LINEAR = new Linear();

    /** The decimal logarithm; what is not positive becomes a gap. */
    Scale LOGARITHMIC = new Logarithmic();

    /** Beyond this the width of an axis would overflow. */
    double LARGEST = 1e300;

    /** Returns the axis coordinate of a value, or NaN if the axis cannot show it. */
    double toAxis(double value);

    /** Returns round positions between two axis coordinates, about so many of them. */
    Ticks ticks(double lo, double hi, int most, boolean wholeNumbers);

    /** Returns why a finite value may be missing from this axis. */
    default String refusal() {
        return "beyond ±10³⁰⁰";
    }

    default double[] toAxis(double[] values) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = toAxis(values[i]);
        }
        return mapped;
    }

    /** Axis coordinates are the values. */
    record Linear() implements Scale {
        @Override
        public double toAxis(double value) {
            return Math.abs(value) <= LARGEST ? value : Double.NaN;
        }

        @Override
        public Ticks ticks(double lo, double hi, int most, boolean wholeNumbers) {
            return Ticks.linear(lo, hi, most, wholeNumbers);
        }
    }

    /** Axis coordinates are decimal logarithms. */
    record Logarithmic() implements Scale {
        @Override
        public double toAxis(double value) {
            return value > 0 && value <= LARGEST ? Math.log10(value) : Double.NaN;
        }

        @Override
        public Ticks ticks(double lo, double hi, int most, boolean wholeNumbers) {
            return Ticks.logarithmic(lo, hi, most);
        }

        @Override
        public String refusal() {
            return "not positive";
        }
    }

    /**
     * Logarithmic far from zero on both sides and linear near it: {@code sign(v) lg(1 + |v|/c)}.
     *
     * @param threshold {@code c}, the size below which the axis is nearly linear
     */
    record SymmetricLog(double threshold) implements Scale {

        public SymmetricLog {
            if (!(threshold > 0) || Double.isInfinite(threshold)) {
                throw new IllegalArgumentException(
                        "the threshold of a symmetric logarithmic axis is "
                                + threshold
                                + ", expected a positive number. Try: the smallest size that"
                                + " matters");
            }
        }

        @Override
        public double toAxis(double value) {
            double size = Math.abs(value);
            return size <= LARGEST
                    ? Math.copySign(Math.log1p(size / threshold) / Math.log(10), value)
                    : Double.NaN;
        }

        /** Returns the value at an axis coordinate. */
        double toValue(double at) {
            return Math.copySign(threshold * Math.expm1(Math.abs(at) * Math.log(10)), at);
        }

        @Override
        public Ticks ticks(double lo, double hi, int most, boolean wholeNumbers) {
            return SymmetricTicks.between(this, lo, hi, most);
        }
    }
}
