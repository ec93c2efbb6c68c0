package org.vrank.search;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what somebody typed: {@code "words side by side"}, {@code -without}, {@code titel:words}, a filter with its value as
 * in {@code thema:school} or {@code taal:nl,fr}, and days as in {@code sinds:2025-03}. The names are those of
 * {@code content/search/fields.yml}, values the labels of the filters; both in any language, whatever their case and accents.
 * {@code beginning*} asks for words that begin so; AND and OR in capitals between two parts fall away, since all words are asked for
 * first anyway. What is not understood is looked for as plain words, and a remark says so: nothing that is typed is an error.
 */
final class Syntax {
    private static final Pattern PART = Pattern.compile(
            "(?<!\\S)" // only where a word begins
                    + "(?<minus>[-\u2212\u2013](?=[^\\s-]))?"
                    + "(?:(?<field>[\\p{L}'\u2019-]{2,24}):(?=\\S))?"
                    + "(?:[\"\u201c\u201e\u00ab\u201d](?<quoted>[^\"\u201c\u201d\u00ab\u00bb]*)[\"\u201d\u201c\u00bb](?!\\w)|(?<bare>\\S+))");
    static final Pattern QUOTE = Pattern.compile("[\"\u201c\u201e\u00ab\u201d\u00bb]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern LOOSE =
            Pattern.compile("(?<![^\\s-])(?<field>[\\p{L}'\u2019-]{2,24})(?:\\h+:\\h*|:\\h+)(?=\\S)");
    private static final Pattern NOT = Pattern.compile("(?<!\\S)(?:NOT|NIET|PAS|NICHT)\\h+(?=[^\\s-])");
    private static final Set<String> AND = Set.of("AND", "EN", "ET", "UND", "&&");
    private static final Set<String> OR = Set.of("OR", "OF", "OU", "ODER", "|", "||");
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("\\p{L}{2,20}");
    private static final DateTimeFormatter NUMBERS = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final Set<String> DAYS = Set.of("since", "until", "after", "before");
    /** So many phrases, exclusions and fields together. */
    private static final int MOST_PARTS = 24;

    private static final int MOST_REMARKS = 5;
    private static final int SHORTEST_START = 3;

    private final String text;
    private final Labels labels;
    private final StringBuilder words;
    private final List<String> phrases = new ArrayList<>();
    private final List<String> titled = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    private final Map<String, Set<String>> fields = new LinkedHashMap<>();
    private final Map<String, Set<String>> left = new LinkedHashMap<>();
    private final List<Asked.Remark> remarks = new ArrayList<>();
    private @Nullable LocalDate since;
    private @Nullable LocalDate until;
    private int parts;

    private Syntax(String text, Labels labels) {
        this.text = text;
        this.labels = labels;
        this.words = new StringBuilder(text);
    }

    /** The values of filters, with all their labels. */
    interface Labels {
        /** For each value of a filter its labels in all languages. */
        Map<String, Set<String>> of(String facet);
    }

    static Asked read(String typed, Labels labels) {
        String text = guessed(typed);
        Syntax syntax = new Syntax(text, labels);
        Matcher part = PART.matcher(text).useTransparentBounds(true);
        while (part.find() && syntax.parts < MOST_PARTS) {
            int end = end(text, part);
            if (syntax.takes(part, end)) {
                syntax.parts++;
                syntax.blank(part.start(), end);
                part.region(end, text.length());
            } else if (part.start("quoted") >= 0) {
                syntax.blank(part.start("quoted") - 1, part.start("quoted"));
                syntax.blank(part.end() - 1, part.end());
            }
        }
        return syntax.asked();
    }

    /** "depuis : 2025", as French is typed, and NOT before a word are what they are meant to be. */
    private static String guessed(String typed) {
        String close = LOOSE.matcher(typed)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Fields.of(found.group("field")) == null ? found.group() : found.group("field") + ":"));
        return NOT.matcher(close).replaceAll("-");
    }

    /** Where it ends: a day in words takes several. */
    private static int end(String text, Matcher part) {
        String field = part.group("field") == null ? null : Fields.of(part.group("field"));
        return field != null && DAYS.contains(field) && part.start("bare") >= 0
                ? WrittenDays.end(text, part.start("bare"), part.end())
                : part.end();
    }

    private Asked asked() {
        String rest = words.toString();
        boolean any = WORD.matcher(rest).find();
        if (QUOTE.matcher(rest).find()) {
            remark("search.remark.quote");
        }
        if (rest.contains("*")) {
            remark("search.remark.star");
        }
        if (Words.of(rest, Analysis.words(), Queries.MOST_WORDS + 1).size() > Queries.MOST_WORDS) {
            remark("search.remark.words", Queries.MOST_WORDS);
        }
        if (!any && parts == 0 && !text.isBlank()) {
            remark("search.remark.nothing");
        }
        for (WrittenDays.Named day : WrittenDays.in(rest)) {
            Span span = day.span();
            if (span == null) {
                remark("search.remark.no-day", day.text());
            } else if (span.first().equals(span.last())) {
                remark("search.remark.date", day.text(), NUMBERS.format(span.first()));
            } else {
                remark("search.remark.period", day.text());
            }
        }
        return new Asked(
                text,
                any ? rest : "",
                phrases,
                titled,
                excluded,
                fields,
                left,
                since,
                until,
                Map.of(),
                List.copyOf(remarks));
    }

    private boolean takes(Matcher part, int end) {
        boolean quoted = part.group("quoted") != null;
        String value = quoted ? part.group("quoted") : text.substring(part.start("bare"), end);
        boolean minus = part.group("minus") != null;
        String name = part.group("field");
        if (!quoted && QUOTE.matcher(value).find()) {
            return false;
        }
        if (!quoted && !minus && name == null && joins(value, part.start(), end)) {
            return true;
        }
        String field = name == null ? null : Fields.of(name);
        if (name != null && field == null) {
            // no name of ours: a guess, an address, or just a colon
            if (UNKNOWN_FIELD.matcher(name).matches() && WORD.matcher(value).lookingAt()) {
                remark("search.remark.field", name);
            }
            return false;
        }
        if (!WORD.matcher(value).find()) {
            return false;
        }
        if (field == null) {
            return plain(value, quoted, minus);
        }
        return named(field, Objects.requireNonNull(name), value, minus);
    }

    /** Whether this is AND or OR between two other parts. */
    private boolean joins(String value, int start, int end) {
        boolean any = OR.contains(value);
        boolean joins = (any || AND.contains(value))
                && WORD.matcher(text).region(0, start).find()
                && WORD.matcher(text).region(end, text.length()).find();
        if (joins && any) {
            remark("search.remark.or", value);
        }
        return joins;
    }

    private boolean plain(String value, boolean quoted, boolean minus) {
        if (minus) {
            excluded.add(value);
        } else if (quoted || Asked.beginning(value) != null) {
            phrases.add(value);
            return true;
        }
        return minus;
    }

    private boolean named(String field, String name, String value, boolean minus) {
        if (minus && (field.equals("title") || DAYS.contains(field))) {
            remark("search.remark.minus", name);
            return false;
        }
        if (field.equals("title")) {
            titled.add(value);
            return true;
        }
        if (DAYS.contains(field)) {
            Span span = Span.of(value);
            if (span == null) {
                remark("search.remark.day", name, value);
                return false;
            }
            days(field, span);
            return true;
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String one : value.split(",")) {
            Set<String> found = field.equals("year") ? years(one) : values(field, one);
            if (found.isEmpty()) {
                remark(field.equals("year") ? "search.remark.day" : "search.remark.value", name, one);
                return false;
            }
            chosen.addAll(found);
        }
        if (minus) {
            left.computeIfAbsent(field, f -> new LinkedHashSet<>()).addAll(chosen);
        } else {
            fields.merge(field, chosen, Syntax::both);
        }
        return true;
    }

    private static Set<String> years(String text) {
        Span span = Span.ofYears(text);
        if (span == null || span.last().getYear() - span.first().getYear() >= Filters.MOST) {
            return Set.of();
        }
        return IntStream.rangeClosed(span.first().getYear(), span.last().getYear())
                .mapToObj(Integer::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void days(String field, Span span) {
        switch (field) {
            case "since" -> since = later(since, span.first());
            case "after" -> since = later(since, span.last().plusDays(1));
            case "until" -> until = earlier(until, span.last());
            default -> until = earlier(until, span.first().minusDays(1));
        }
    }

    /** Named twice, both are asked for; what no value can be is found nowhere. */
    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }

    /** The values called so; else those with a word in their label that begins so. */
    private Set<String> values(String facet, String called) {
        String wanted = Fields.plain(called);
        Set<String> exact = new LinkedHashSet<>();
        Set<String> begun = new LinkedHashSet<>();
        labels.of(facet).forEach((value, names) -> {
            if (value.equals(wanted)
                    || names.stream().anyMatch(n -> Fields.plain(n).equals(wanted))) {
                exact.add(value);
            }
            if (wanted.length() >= SHORTEST_START
                    && names.stream().anyMatch(n -> (" " + Fields.plain(n)).contains(" " + wanted))) {
                begun.add(value);
            }
        });
        return exact.isEmpty() ? begun : exact;
    }

    private void blank(int start, int end) {
        for (int i = start; i < end; i++) {
            words.setCharAt(i, ' ');
        }
    }

    private void remark(String message, Object... arguments) {
        Asked.Remark remark = new Asked.Remark(message, List.of(arguments));
        if (remarks.size() < MOST_REMARKS && !remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }
}
