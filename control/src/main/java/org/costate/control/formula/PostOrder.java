package org.costate.control.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The parts of formulas, operands before what uses them, each part once; no recursion. */
final class PostOrder {

    private final Set<Formula> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Formula> order = new ArrayList<>();

    private PostOrder() {}

    static List<Formula> of(Formula... roots) {
        PostOrder walk = new PostOrder();
        for (Formula root : roots) {
            walk.visit(root);
        }
        return walk.order;
    }

    private void visit(Formula root) {
        Deque<Formula> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Formula top = open.peek();
            if (!push(open, top.a) && !push(open, top.b) && !push(open, top.c)) {
                open.pop();
                if (done.add(top)) {
                    order.add(top);
                }
            }
        }
    }

    private boolean push(Deque<Formula> open, @org.jspecify.annotations.Nullable Formula operand) {
        if (operand == null || done.contains(operand)) {
            return false;
        }
        open.push(operand);
        return true;
    }
}
