package org.vrank.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vrank.guard.Tokens.Token;

/** Names of persons: behind a title, by the lists of first and family names, and initials beside an age. */
final class Names {
    private static final int MOST_PARTS = 4;

    private final Gazetteer gazetteer;
    private final Tokens tokens;
    private final String language;
    private final List<Finding> found = new ArrayList<>();

    private Names(Gazetteer gazetteer, String text, String language) {
        this.gazetteer = gazetteer;
        this.tokens = new Tokens(text);
        this.language = language;
    }

    static List<Finding> in(Gazetteer gazetteer, String text, String language) {
        Names names = new Names(gazetteer, text, language);
        int i = 0;
        while (i < names.tokens.size()) {
            i = Math.max(i + 1, names.at(i));
        }
        return names.found;
    }

    /** Where to go on reading. */
    private int at(int i) {
        Token token = tokens.get(i);
        if (!token.capital()) {
            boolean written = gazetteer.common(token.folded())
                    && !gazetteer.word(token.folded())
                    && token.text().length() > 4
                    && !thing(i, i);
            return written ? take(i, i) : i;
        }
        int titled = behindTitle(i);
        int other = gazetteer.otherwise(tokens.folded(), i);
        if (other > 1 || (other == 1 && titled == 0 && !followed(i))) {
            return i + other;
        }
        if (token.initial()) {
            return initials(i);
        }
        if (titled == 2 && !isTitle(token) && token.text().length() > 1 && !Titles.NO_FAMILY.contains(token.folded())) {
            return take(i, last(i));
        }
        if (particle(i)
                && titled > 0
                && i + 1 < tokens.size()
                && tokens.get(i + 1).capital()
                && close(i)) {
            return take(i, last(i + 1));
        }
        if (hyphenedThing(token)) {
            return i;
        }
        if (named(i, titled)) {
            int last = last(i);
            return thing(i, last) ? last + 1 : take(i, last);
        }
        return i;
    }

    private int take(int first, int last) {
        found.add(new Finding(
                FindingKind.NAME,
                Severity.WARN,
                tokens.get(first).start(),
                tokens.get(last).end()));
        return last + 1;
    }

    private boolean named(int i, int titled) {
        Token token = tokens.get(i);
        boolean first = isFirst(token.folded());
        boolean family = gazetteer.family(token.folded());
        boolean word = gazetteer.word(token.folded());
        if (first && followed(i)) {
            return !word
                    || !tokens.begins(i)
                    || knownFamily(tokens.get(i + 1))
                    || "fr en nl".contains(language) && !tokens.get(i + 1).shouted();
        }
        if (token.shouted() && !(first && token.text().length() > 4 && gazetteer.common(token.folded()))) {
            return false;
        }
        if (titled > 0) {
            return first || family || (!language.equals("de") && !tokens.begins(i));
        }
        if (first && !word) {
            return !language.equals("de") || gazetteer.common(token.folded()) || !article(i);
        }
        if (first) {
            return !language.equals("de") && !tokens.begins(i) && !article(i) && !neighbourCapital(i);
        }
        return family && !word && gazetteer.common(token.folded()) && !article(i);
    }

    /** "Marie-José" by its first half, too. */
    private boolean isFirst(String folded) {
        if (gazetteer.first(folded)) {
            return true;
        }
        int hyphen = folded.indexOf('-');
        return hyphen > 2
                && gazetteer.first(folded.substring(0, hyphen))
                && gazetteer.first(folded.substring(hyphen + 1));
    }

    /** The last word of a name that begins here. */
    private int last(int first) {
        int last = first;
        for (int next = first + 1; next < tokens.size() && next - first < MOST_PARTS + 2 && spaced(next - 1); next++) {
            Token token = tokens.get(next);
            if (token.capital() && partOfName(token, next)) {
                last = next;
            } else if (!Titles.PARTICLES.contains(token.folded())) {
                break;
            }
        }
        return last;
    }

    private boolean partOfName(Token token, int i) {
        boolean known = knownFamily(token) || isFirst(token.folded());
        boolean other = gazetteer.otherwise(tokens.folded(), i) > 0;
        return !other
                && !token.initial()
                && (known || !language.equals("de") && !token.shouted() && !Titles.NO_FAMILY.contains(token.folded()));
    }

    private boolean knownFamily(Token token) {
        return gazetteer.family(token.folded());
    }

    /** Whether the rest of a name follows, with or without "van den" and its kin. */
    private boolean followed(int i) {
        return last(i) > i;
    }

    private boolean spaced(int i) {
        String gap = tokens.after(i);
        return gap.equals(" ")
                || gap.isEmpty()
                || gap.equals(". ") && tokens.get(i).initial();
    }

    private boolean close(int i) {
        return tokens.after(i).isBlank();
    }

    /** 2 behind "meneer" and its kin, 1 behind a function or "heet", else 0. */
    private int behindTitle(int i) {
        if (i == 0) {
            return 0;
        }
        Token before = tokens.get(i - 1);
        String gap = tokens.before(i);
        boolean near = gap.equals(" ") || gap.equals(". ") && before.text().length() < 6;
        if (!near) {
            return 0;
        }
        boolean initialOfSir = before.text().equals("M") && gap.equals(". ") && language.equals("fr");
        if (initialOfSir
                || Titles.STRONG.contains(before.folded()) && !(before.folded().equals("fr") && !gap.equals(". "))) {
            return 2;
        }
        boolean function = Titles.FUNCTIONS.contains(before.folded()) && gap.equals(" ");
        return function || Titles.NAMING.contains(before.folded()) ? 1 : 0;
    }

    private boolean isTitle(Token token) {
        return Titles.STRONG.contains(token.folded()) || Titles.FUNCTIONS.contains(token.folded());
    }

    private boolean particle(int i) {
        return Titles.PARTICLES.contains(tokens.get(i).folded());
    }

    private boolean article(int i) {
        return i > 0
                && tokens.before(i).isBlank()
                && Titles.articles(language).contains(tokens.get(i - 1).folded());
    }

    private boolean neighbourCapital(int i) {
        return i > 0 && tokens.before(i).equals(" ") && tokens.get(i - 1).capital() && !tokens.begins(i - 1);
    }

    private boolean thing(int first, int last) {
        boolean before = first > 0
                && tokens.before(first).equals(" ")
                && Titles.THINGS_BEFORE.contains(tokens.get(first - 1).folded());
        boolean after = last + 1 < tokens.size()
                && tokens.after(last).equals(" ")
                && Titles.THINGS_AFTER.contains(tokens.get(last + 1).folded());
        return before || after;
    }

    /** "Peeters-project", "Bandura-Theorie". */
    private boolean hyphenedThing(Token token) {
        int hyphen = token.text().lastIndexOf('-');
        if (hyphen < 0) {
            return false;
        }
        String end = token.folded().substring(hyphen + 1);
        return Character.isLowerCase(token.text().charAt(hyphen + 1)) || Titles.THINGS_AFTER.contains(end);
    }

    /** "K.B. (17)", "K. M., 16 ans", "J. Peeters". */
    private int initials(int i) {
        int last = i;
        while (last + 1 < tokens.size()
                && last - i < 3
                && tokens.get(last + 1).initial()
                && List.of(".", ". ", "").contains(tokens.after(last))) {
            last++;
        }
        String gap = tokens.after(last);
        if (gap.startsWith(".") && gap.isBlank() == false && aged(last)) {
            return take(i, last);
        }
        if ((gap.equals(". ") || gap.equals(".")) && last + 1 < tokens.size()) {
            Token next = tokens.get(last + 1);
            boolean known = knownFamily(next) && !gazetteer.word(next.folded());
            if (next.capital()
                    && !next.initial()
                    && !next.shouted()
                    && (known || particle(last + 1) && knownAfter(last + 1))) {
                return take(i, last(last + 1));
            }
        }
        return last + 1;
    }

    private boolean knownAfter(int particle) {
        return particle + 1 < tokens.size() && knownFamily(tokens.get(particle + 1));
    }

    /** An age behind initials: in brackets, or before the word for years. */
    private boolean aged(int i) {
        String rest = tokens.after(i);
        String gap = rest.substring(0, Math.min(12, rest.length()));
        boolean bracketed = gap.matches("(?s)\\. ?\\(\\d{1,2}\\).*") || gap.matches("(?s)\\. ?\\(\\d{1,2} $");
        boolean counted = gap.matches("\\.?,? ?\\(?\\d{1,2} ");
        if (!counted || i + 1 >= tokens.size()) {
            return bracketed;
        }
        String next = tokens.get(i + 1).folded().toLowerCase(Locale.ROOT);
        return bracketed
                || List.of("jaar", "j", "ans", "an", "jahre", "jahren", "years", "yrs", "y")
                        .contains(next);
    }
}
