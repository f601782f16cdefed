package org.palimpsest.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Two things measured in turns, so that whatever else the machine does meets both.
 *
 * @param what the question
 * @param ours a rate, or with {@code lessIsBetter} a time
 * @param theirs the same of what it is compared with; NaN if that is nothing but the target
 * @param target what the ratio ours : theirs is to reach, or with {@code lessIsBetter} not to exceed
 */
record Comparison(
        String what, String unit, double ours, double theirs, double ratio, double target, boolean lessIsBetter) {
    private static final int ROUNDS = 3;

    static Comparison rates(String what, double target, DoubleSupplier ours, DoubleSupplier theirs) {
        return measure(what, "/s", target, false, ours, theirs);
    }

    static Comparison times(String what, double target, DoubleSupplier ours, DoubleSupplier theirs) {
        return measure(what, " ms", target, true, ours, theirs);
    }

    /** Something that is compared with nothing but its {@code target}. */
    static Comparison absolute(String what, String unit, double target, double ours, boolean lessIsBetter) {
        return new Comparison(what, unit, ours, Double.NaN, ours, target, lessIsBetter);
    }

    /** One round to warm up, then the medians of {@value #ROUNDS}; the ratio is the median of the rounds' ratios. */
    private static Comparison measure(
            String what, String unit, double target, boolean less, DoubleSupplier ours, DoubleSupplier theirs) {
        var us = new ArrayList<Double>();
        var them = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++) {
            double a = ours.getAsDouble();
            double b = theirs.getAsDouble();
            System.err.printf(Locale.ROOT, "  %s, round %d: %.2f%s against %.2f%s%n", what, round, a, unit, b, unit);
            if (round > 0) {
                us.add(a);
                them.add(b);
                ratios.add(a / b);
            }
        }
        return new Comparison(what, unit, median(us), median(them), median(ratios), target, less);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    boolean reached() {
        return lessIsBetter ? ratio <= target : ratio >= target;
    }

    private String sign() {
        return lessIsBetter ? "≤" : "≥";
    }

    private String verdict() {
        return reached() ? "reached" : "missed";
    }

    static String table(List<Comparison> rows) {
        var table = new StringBuilder("| what | ours | theirs | ratio | target | |\n| --- | ---: | ---: | ---: | ---: | --- |\n");
        for (var row : rows) {
            var form = row.ours > 100 ? "%,.0f" : "%.2f";
            boolean alone = Double.isNaN(row.theirs);
            var target = alone ? String.format(Locale.ROOT, "%,.0f%s", row.target, row.unit) : Double.toString(row.target);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | " + form + "%s | " + (alone ? "| |" : form + "%s | %.2f |") + " %s %s | %s |%n",
                    alone ? List.of(row.what, row.ours, row.unit, row.sign(), target, row.verdict()).toArray()
                            : List.of(row.what, row.ours, row.unit, row.theirs, row.unit, row.ratio, row.sign(), target,
                                    row.verdict()).toArray()));
        }
        return table.toString();
    }
}
