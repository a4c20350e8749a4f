package org.costate.control;

/**
 * An {@link ArraySpace} that counts, and whose fused step rounds once where the plain one rounds
 * twice: a sweep that takes the other way round on a step shows in the bits.
 */
final class CountingSpace implements SweepSpace {

    private final ArraySpace space;
    int stateSlots;
    int recordSlots;
    long velocities;
    long pullBacks;
    long runningCosts;

    CountingSpace(ArraySpace space) {
        this.space = space;
    }

    double[] slot(int i) {
        return space.slot(i);
    }

    double[][] integratedControlGradient() {
        return space.integratedControlGradient();
    }

    @Override
    public void reserve(int states, int records) {
        stateSlots = states;
        recordSlots = records;
        space.reserve(states, records);
    }

    @Override
    public void zero(int y) {
        space.zero(y);
    }

    @Override
    public void copy(int x, int y) {
        space.copy(x, y);
    }

    @Override
    public void addScaled(double a, int x, int y) {
        space.addScaled(a, x, y);
    }

    @Override
    public double dot(int x, int y) {
        return space.dot(x, y);
    }

    @Override
    public void velocity(int part, double t, int x, int k, int f, int record) {
        velocities++;
        space.velocity(part, t, x, k, f, record);
    }

    @Override
    public void advance(
            int part, double t, int x, int k, double h, int y, int record, int scratch) {
        velocity(part, t, x, k, scratch, record);
        for (int i = 0; i < slot(y).length; i++) {
            slot(y)[i] = Math.fma(h, slot(scratch)[i], slot(x)[i]);
        }
    }

    @Override
    public void pullBack(
            int part,
            double t,
            int x,
            int k,
            int v,
            double weight,
            double h,
            int f,
            int record,
            int g) {
        pullBacks++;
        space.pullBack(part, t, x, k, v, weight, h, f, record, g);
    }

    @Override
    public double runningCost(int part, double t, int x, int k, int f) {
        runningCosts++;
        return space.runningCost(part, t, x, k, f);
    }

    @Override
    public boolean hasRunningCost() {
        return space.hasRunningCost();
    }

    @Override
    public boolean needsVelocity() {
        return space.needsVelocity();
    }
}
