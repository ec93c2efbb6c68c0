package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.vrank.courses.Courses;
import org.vrank.courses.Drafts;
import org.vrank.courses.Reviews;
import org.vrank.people.SignIns;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Violation;
import org.vrank.platform.database.Owner;

/** The demo world's course: begun from the template by one trainer and published by another, through the same doors as anybody's. */
@Singleton
@Requires(beans = Owner.class)
class DemoCourses {
    private final SignIns signIns;
    private final Readers readers;
    private final Courses courses;
    private final Drafts drafts;
    private final Reviews reviews;

    DemoCourses(SignIns signIns, Readers readers, Courses courses, Drafts drafts, Reviews reviews) {
        this.signIns = signIns;
        this.readers = readers;
        this.courses = courses;
        this.drafts = drafts;
        this.reviews = reviews;
    }

    void publish(DemoWorld.Known known) {
        String writer = signIns.as("amina", null);
        UUID circle = Objects.requireNonNull(known.circles().get("network"));
        UUID course = readers.as(writer, () -> drafts.begin(circle, "polarisation"));
        UUID version = Objects.requireNonNull(readers.as(writer, () -> courses.inWork(course)));
        Set<String> answered = new HashSet<>();
        try {
            readers.as(writer, () -> reviews.state(version, 1, "review", "", answered));
        } catch (Refusal.Invalid questions) {
            for (Violation question : questions.violations()) {
                answered.add(Objects.requireNonNull(question.hit(), question.message())
                        .key());
            }
            readers.as(writer, () -> reviews.state(version, 1, "review", "", answered));
        }
        readers.as(signIns.as("ruth", null), () -> reviews.state(version, 2, "published", "", Set.of()));
    }
}
