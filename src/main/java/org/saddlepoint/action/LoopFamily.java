package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;

/**
 * Labels that fluctuate together: they contribute exponent·ln det(δ_ac − weight_a [⟨row_a column_c⟩ − ⟨row_a⟩⟨column_c⟩]) to S1,
 * the subtraction only where {@code connected}. Rows are the labels that 𝒱 joins to the columns' labels.
 */
public record LoopFamily(String name, List<LoopLabel> rows, List<LoopLabel> columns, List<Expr> weights, boolean connected, Rational exponent) {}
