package io.airsprotocols.openrouter.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell: the first to the left, the others to the right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heading) {
        rows.add(List.of(heading));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(Terminal terminal) {
        terminal.printHeading(line(rows.get(0)));
        for (List<String> row : rows.subList(1, rows.size())) {
            terminal.printLine(line(row));
        }
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String blanks = " ".repeat(width(column) - row.get(column).length());
            line.append(column == 0 ? row.get(0) + blanks : "  " + blanks + row.get(column));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
