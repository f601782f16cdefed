package org.palimpsest.benchmarks;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well answers agree with judgments: means over all judged questions, each from 0 to 1.
 *
 * @param ndcg of the first ten, by grade
 * @param recall which part of all that is judged to answer is among the first hundred
 * @param map mean average precision of the first hundred
 */
record Relevance(double ndcg, double recall, double map) {
    static final int DEPTH = 100;
    private static final int FIRST = 10;

    /** @param answer ids of documents, best first, to a question */
    static Relevance of(JudgedCollection collection, Function<String, List<String>> answer) {
        double ndcg = 0;
        double recall = 0;
        double map = 0;
        for (var question : collection.questions().entrySet()) {
            var one = of(collection.judged().getOrDefault(question.getKey(), Map.of()), answer.apply(question.getValue()));
            ndcg += one.ndcg;
            recall += one.recall;
            map += one.map;
        }
        int count = collection.questions().size();
        return new Relevance(ndcg / count, recall / count, map / count);
    }

    static Relevance of(Map<String, Integer> grades, List<String> found) {
        var first = found.subList(0, Math.min(DEPTH, found.size()));
        var wanted = new HashSet<String>();
        grades.forEach((id, grade) -> {
            if (grade > 0) {
                wanted.add(id);
            }
        });
        if (wanted.isEmpty()) {
            return new Relevance(0, 0, 0);
        }
        int hits = 0;
        double precision = 0;
        for (int i = 0; i < first.size(); i++) {
            if (wanted.contains(first.get(i))) {
                hits++;
                precision += (double) hits / (i + 1);
            }
        }
        var best = gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList());
        return new Relevance(
                gain(first.stream().map(id -> grades.getOrDefault(id, 0)).toList()) / best,
                (double) hits / wanted.size(),
                precision / wanted.size());
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < Math.min(FIRST, grades.size()); i++) {
            gain += grades.get(i) * Math.log(2) / Math.log(i + 2);
        }
        return gain;
    }
}
