package io.airsprotocols.openrouter.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as a table of medians. */
final class Report {

    private final Map<Figure, Map<Kind, List<Double>>> measured = new EnumMap<>(Figure.class);

    void add(Figure figure, Kind kind, double value) {
        measured.computeIfAbsent(figure, unused -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, unused -> new ArrayList<>())
                .add(value);
    }

    /** The medians of a figure; of the failures the sum, since one is too many. */
    Map<Kind, Double> medians(Figure figure) {
        if (figure == Figure.GROWTH) {
            return ratios(Figure.CPU_PER_TOKEN_2000, Figure.CPU_PER_TOKEN_100);
        }
        if (figure == Figure.COMMAND_GAIN) {
            return ratios(Figure.COMMAND_ARCHIVE, Figure.COMMAND_PLAIN);
        }
        Map<Kind, Double> medians = new EnumMap<>(Kind.class);
        if (figure == Figure.LIVE_HEAP_BEYOND) {
            Map<Kind, Double> whole = medians(Figure.LIVE_HEAP);
            Double floor = whole.remove(Kind.FLOOR);
            if (floor != null) {
                whole.forEach((kind, megabytes) -> medians.put(kind, megabytes - floor));
            }
            return medians;
        }
        measured.getOrDefault(figure, Map.of())
                .forEach((kind, values) -> medians.put(
                        kind,
                        figure.summed()
                                ? values.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum()
                                : median(values)));
        return medians;
    }

    private Map<Kind, Double> ratios(Figure of, Figure over) {
        Map<Kind, Double> ratios = medians(of);
        Map<Kind, Double> others = medians(over);
        ratios.keySet().retainAll(others.keySet());
        ratios.replaceAll((kind, value) -> value / others.getOrDefault(kind, Double.NaN));
        return ratios;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Figures of one turn, for who watches. */
    static String line(Map<Figure, Double> figures) {
        return figures.entrySet().stream()
                .map(each -> each.getKey() + " " + number(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The table in Markdown, its columns aligned so that it can be read as it is. */
    String table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("median"));
        for (Kind kind : Kind.values()) {
            head.add(kind.label());
        }
        head.add("goals of openrouter-client");
        rows.add(head);
        for (Figure figure : Figure.values()) {
            Map<Kind, Double> medians = medians(figure);
            if (medians.isEmpty()) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(figure.label()));
            for (Kind kind : Kind.values()) {
                Double median = medians.get(kind);
                row.add(median == null ? "" : number(median));
            }
            row.add(figure.goals().stream()
                    .map(goal -> goal.verdict(medians))
                    .filter(verdict -> !verdict.isEmpty())
                    .collect(Collectors.joining("; ")));
            rows.add(row);
        }
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                table.append("| ")
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(' ');
            }
            table.append("|\n");
            if (row == rows.get(0)) {
                for (int i = 0; i < widths.length; i++) {
                    boolean number = i > 0 && i < widths.length - 1;
                    table.append("| ").append("-".repeat(widths[i] - 1)).append(number ? ": " : "- ");
                }
                table.append("|\n");
            }
        }
        return table.toString();
    }

    /** Three figures, or all of a whole number. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }
}
