package org.vrank.guard;

import java.util.List;
import java.util.Locale;

/** What was found, and what its author can say of it where the guard asks: a date is no place, and no name is a number. */
public enum FindingKind {
    NATIONAL_NUMBER(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    IBAN(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    EMAIL(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    PHONE(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    PLATE(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    PROFILE(AuthorAnswer.NOT_A_PERSON, AuthorAnswer.PUBLIC, AuthorAnswer.CHANGED),
    COORDINATES(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    ADDRESS(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.CHANGED),
    CASE_REFERENCE(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.PUBLIC, AuthorAnswer.CHANGED),
    BIRTH_DATE(AuthorAnswer.SOMETHING_ELSE, AuthorAnswer.PUBLIC, AuthorAnswer.CHANGED),
    NAME(AuthorAnswer.NOT_A_PERSON, AuthorAnswer.PUBLIC, AuthorAnswer.CHANGED),
    UNIQUE_PHRASE(AuthorAnswer.NOT_A_PERSON, AuthorAnswer.PUBLIC, AuthorAnswer.CHANGED);

    private final List<String> answers;

    FindingKind(AuthorAnswer... answers) {
        this.answers = List.of(answers).stream().map(AuthorAnswer::code).toList();
    }

    /** The word in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What can be said of a warning of this kind, in the words of the API. */
    List<String> answers() {
        return answers;
    }
}
