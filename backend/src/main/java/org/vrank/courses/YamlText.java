package org.vrank.courses;

import java.util.List;
import java.util.Map;

/** YAML as it is written for people to go on with: texts between double quotes. */
final class YamlText {
    private YamlText() {}

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                // what YAML takes for the end of a line, or for nothing that can be printed
                default -> {
                    if (c < 0x20
                            || (c >= 0x7f && c < 0xa0)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0xfeff
                            || c == 0xfffe
                            || c == 0xffff) {
                        quoted.append(String.format("\\u%04X", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Words by language, a line each. */
    static String words(Map<String, String> words, String indent) {
        StringBuilder lines = new StringBuilder();
        words.forEach((language, text) ->
                lines.append('\n').append(indent).append(language).append(": ").append(quoted(text)));
        return lines.isEmpty() ? " {}" : lines.toString();
    }

    /** A list of words by language. */
    static String list(List<Map<String, String>> list) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, String> words : list) {
            String start = "\n  - ";
            for (Map.Entry<String, String> word : words.entrySet()) {
                lines.append(start).append(word.getKey()).append(": ").append(quoted(word.getValue()));
                start = "\n    ";
            }
        }
        return lines.isEmpty() ? " []" : lines.toString();
    }
}
