package org.costate.plots;

import java.awt.Font;
import java.util.HashMap;
import java.util.Map;

/**
 * Mathematical characters in plain spelling, for type faces that lack them: {@code ∇φ} becomes
 * {@code grad phi}, {@code x₁} becomes {@code x_1}, {@code 10⁻⁵} becomes {@code 10^-5}.
 */
final class Glyphs {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
    private static final Map<Character, String> PLAIN = new HashMap<>();

    static {
        String[] pairs = {
            "−", "-", "–", "-", "—", "-", "×", "x", "·", "*", "…", "...", "’", "'", "′", "'", "∞",
            "inf", "≤", "<=", "≥", ">=", "≈", "~", "≠", "!=", "±", "+/-", "→", "->", "∇", "grad ",
            "∂", "d", "∫", "int ", "Σ", "Sum ", "∑", "Sum ", "√", "sqrt ", "∈", " in ", "‖", "||",
            "⟨", "<", "⟩", ">", "ᵀ", "^T", "ℓ", "l", "α", "alpha", "β", "beta", "γ", "gamma", "δ",
            "delta", "ε", "eps", "ζ", "zeta", "η", "eta", "θ", "theta", "κ", "kappa", "λ", "lambda",
            "μ", "mu", "ν", "nu", "ξ", "xi", "π", "pi", "ρ", "rho", "σ", "sigma", "τ", "tau", "φ",
            "phi", "χ", "chi", "ψ", "psi", "ω", "omega", "Δ", "Delta", "Θ", "Theta", "Λ", "Lambda",
            "Φ", "Phi", "Ψ", "Psi", "Ω", "Omega", "ẋ", "x'", "ẍ", "x''", "ṗ", "p'", "̇", "'"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            PLAIN.put(pairs[i].charAt(0), pairs[i + 1]);
        }
    }

    private Glyphs() {}

    /** Returns the text as the font can write it; as it is if the font has every character. */
    static String printable(Font font, String text) {
        if (font.canDisplayUpTo(text) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        char script = ' ';
        for (char c : text.toCharArray()) {
            char now = font.canDisplay(c) ? ' ' : script(c);
            if (now != ' ' && now != script) {
                plain.append(now);
            }
            script = now;
            plain.append(font.canDisplay(c) ? String.valueOf(c) : spelled(font, c));
        }
        return plain.toString();
    }

    private static char script(char c) {
        return RAISED.indexOf(c) >= 0 || c == '⁻' ? '^' : LOWERED.indexOf(c) >= 0 ? '_' : ' ';
    }

    private static String spelled(Font font, char c) {
        int raised = RAISED.indexOf(c);
        int lowered = LOWERED.indexOf(c);
        if (raised >= 0 || lowered >= 0) {
            return String.valueOf((char) ('0' + Math.max(raised, lowered)));
        }
        if (c == '⁻') {
            return font.canDisplay('−') ? "−" : "-";
        }
        return PLAIN.getOrDefault(c, "?");
    }
}
