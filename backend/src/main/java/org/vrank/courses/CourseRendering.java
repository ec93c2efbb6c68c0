package org.vrank.courses;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.vrank.guard.Markdown;

/** Texts of modules as readers see them: sanitised HTML, in pieces between which exercises stand. */
@Singleton
class CourseRendering {
    /** Words that are read in a minute by somebody who thinks about them. */
    private static final int WORDS_A_MINUTE = 180;

    private final Markdown markdown;

    CourseRendering(Markdown markdown) {
        this.markdown = markdown;
    }

    /** The pieces of a text: each is HTML, or the key of an exercise that stands there. */
    List<CourseVersionController.Piece> pieces(String text) {
        List<CourseVersionController.Piece> pieces = new ArrayList<>();
        StringBuilder typed = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            Matcher exercise = CourseModule.EXERCISE.matcher(line.strip());
            if (exercise.matches()) {
                html(pieces, typed);
                pieces.add(new CourseVersionController.Piece("", exercise.group(1)));
            } else {
                typed.append(line).append('\n');
            }
        }
        html(pieces, typed);
        return pieces;
    }

    private void html(List<CourseVersionController.Piece> pieces, StringBuilder typed) {
        if (!typed.toString().isBlank()) {
            pieces.add(new CourseVersionController.Piece(markdown.page(typed.toString()), null));
        }
        typed.setLength(0);
    }

    /** Minutes that it takes to read a text, at least one. */
    int minutes(String text) {
        String plain = markdown.text(text).strip();
        int words = plain.isEmpty() ? 0 : plain.split("\\s+").length;
        return words == 0 ? 0 : Math.max(1, Math.round(words / (float) WORDS_A_MINUTE));
    }
}
