package org.costate.control.formula;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Evaluates an assembly operation by operation, in registers that calls lend to each other. */
final class Interpreter implements Kernel {

    private final Op[] ops;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    private final double[] values;
    private final int[] places;
    private final int[] symbols;
    private final int[] stores;
    private final AtomicReference<double[]> idle = new AtomicReference<>();

    Interpreter(Assembly assembly) {
        List<Node> nodes = assembly.nodes();
        int n = nodes.size();
        ops = new Op[n];
        a = new int[n];
        b = new int[n];
        c = new int[n];
        values = new double[n];
        places = assembly.places();
        for (int i = 0; i < n; i++) {
            Node node = nodes.get(i);
            ops[i] = node.op;
            values[i] = node.value;
            a[i] = node.a == null ? 0 : assembly.position(node.a);
            b[i] = node.b == null ? 0 : assembly.position(node.b);
            c[i] = node.c == null ? 0 : assembly.position(node.c);
        }
        symbols = java.util.stream.IntStream.range(0, n).filter(i -> places[i] >= 0).toArray();
        stores = new int[3 * assembly.stores().size()];
        for (int i = 0; i < assembly.stores().size(); i++) {
            Assembly.Store store = assembly.stores().get(i);
            stores[3 * i] = assembly.position(store.node());
            stores[3 * i + 1] = store.row();
            stores[3 * i + 2] = store.column();
        }
    }

    @Override
    public void run(
            double t,
            double[] x,
            double[] p,
            double[] u,
            double[] k,
            double[] y,
            double[][] m,
            double[] w) {
        double[] lent = idle.getAndSet(null);
        double[] r = lent == null ? values.clone() : lent; // numbers stay in place
        for (int i : symbols) {
            int index = places[i] & ((1 << Layout.SHIFT) - 1);
            switch (places[i] >> Layout.SHIFT) {
                case 0 -> r[i] = t;
                case 1 -> r[i] = x[index];
                case 2 -> r[i] = p[index];
                case 3 -> r[i] = u[index];
                default -> r[i] = k[index];
            }
        }
        for (int i = 0; i < ops.length; i++) {
            if (ops[i].arity() > 0) {
                r[i] = ops[i].apply(r[a[i]], r[b[i]], r[c[i]], values[i]);
            }
        }
        for (int i = 0; i < stores.length; i += 3) {
            if (stores[i + 1] < 0) {
                y[stores[i + 2]] = r[stores[i]];
            } else {
                m[stores[i + 1]][stores[i + 2]] = r[stores[i]];
            }
        }
        idle.set(r);
    }
}
