package org.vrank.custody;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vrank.attachments.Attachments;
import org.vrank.box.Entry;
import org.vrank.guard.Guard;
import org.vrank.platform.Texts;

/** The files that go along with a proposal: of those that came, with words for who cannot see a picture, and through the guard. */
@Singleton
class ChosenFiles {
    private final Guard guard;

    ChosenFiles(Guard guard) {
        this.guard = guard;
    }

    /** Those chosen, in the order in which they came; refuses by {@code files.<number>} what may not go along. */
    List<Entry.Chosen> chosen(Texts texts, Entry.Original original, List<Entry.Chosen> given, Set<String> answered) {
        Set<Integer> wanted = new HashSet<>();
        for (Entry.Chosen one : given) {
            if (!wanted.add(one.number()) || original.file(one.number()) == null) {
                texts.reject("files", "field.reference");
                return List.of();
            }
        }
        List<Entry.Chosen> chosen = new ArrayList<>();
        for (Entry.File file : original.files()) {
            for (Entry.Chosen one : given) {
                if (one.number() == file.number()) {
                    chosen.add(checked(texts, original.language(), file, one, answered));
                }
            }
        }
        return chosen;
    }

    private Entry.Chosen checked(
            Texts texts, String language, Entry.File file, Entry.Chosen given, Set<String> answered) {
        String field = "files." + file.number();
        String title = texts.optional(field + ".title", oneLine(given.title()), Attachments.LONGEST_TITLE);
        String alt = texts.optional(field + ".alt", oneLine(given.alt()), Attachments.LONGEST_ALT);
        if (file.picture() && !Texts.says(alt)) {
            texts.reject(field + ".alt", "attachment.alt");
        }
        guard.pass(texts, field + ".title", title, language, answered);
        guard.pass(texts, field + ".alt", alt, language, answered);
        // nobody can change what stands in it: with a hard stop in it, it stays behind
        guard.pass(texts, field, file.text(), language, answered);
        return new Entry.Chosen(file.number(), title, alt);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
