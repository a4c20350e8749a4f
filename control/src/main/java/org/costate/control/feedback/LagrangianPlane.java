package org.costate.control.feedback;

import org.hipparchus.linear.RealMatrix;

/**
 * A plane of pairs {@code (X c, Y c)}, {@code XᵀY} symmetric: where {@code X} is regular, the graph
 * of {@code P = YX⁻¹}; at an end that is fixed, {@code X = 0}.
 */
record LagrangianPlane(RealMatrix x, RealMatrix y) {

    /** Returns the graph of {@code P}. */
    static LagrangianPlane graph(RealMatrix p) {
        return new LagrangianPlane(Dense.identity(p.getRowDimension()), p);
    }

    /** Returns the plane moved by a linear map of {@code (x, y)}. */
    LagrangianPlane moved(RealMatrix map) {
        int n = x.getRowDimension();
        RealMatrix z = Dense.zero(2 * n, n);
        z.setSubMatrix(x.getData(), 0, 0);
        z.setSubMatrix(y.getData(), n, 0);
        RealMatrix w = map.multiply(z);
        return new LagrangianPlane(Dense.rows(w, 0, n), Dense.rows(w, n, 2 * n));
    }

    /** Returns {@code YX⁻¹}, symmetric; not finite if {@code X} is singular. */
    RealMatrix solution() {
        RealMatrix p = Dense.quotient(x.transpose(), y.transpose());
        return Dense.isFinite(p) ? Dense.symmetrised(p) : p;
    }
}
