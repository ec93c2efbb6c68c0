package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Faults that other programs have, put into both worlds: each is found, and at the operation where it shows. */
class SeededLeakTest {
    private static final List<Persona> OUTSIDER = List.of(Persona.of("annemie"));

    /** Where somebody who reads no candid circle learns what is hidden there. */
    private static Set<String> leaking(Leak leak) {
        try (Worlds worlds = Worlds.with(leak, Set.of(Hidden.FIRST_LINE_TEXTS))) {
            Set<String> operations = new TreeSet<>();
            worlds.differences(OUTSIDER, Enrolment.all()).forEach(d -> operations.add(d.operation()));
            return operations;
        }
    }

    @Test
    void without_a_leak_there_is_nothing_to_find() {
        assertThat(leaking(Leak.NONE)).isEmpty();
    }

    @Test
    void a_wall_that_is_missing_shows_in_lists_and_reports() {
        assertThat(leaking(Leak.inDatabase("alter policy readers on report using (published <= now())")))
                .contains("GET /api/reports/{id}");
    }

    /** Statistics of one index over all circles, though what a viewer may not read is filtered out of every answer. */
    @Test
    void a_shared_index_behind_a_filter_shows_in_spelling_and_suggestions() {
        try (Worlds worlds = Worlds.with(Leak.inProgram("shared-index"), Set.of(Hidden.FIRST_LINE_TEXTS))) {
            List<Worlds.Difference> differences = worlds.differences(OUTSIDER, SearchEnrolments.ALL);
            assertThat(differences)
                    .extracting(Worlds.Difference::operation)
                    .contains("GET /api/search", "GET /api/search/suggestions");
            assertThat(differences)
                    .as("no better spelling is offered for a word that stands in a hidden text")
                    .anyMatch(d -> d.there().contains("\"suggestion\":null")
                            && d.here().contains("\"suggestion\":\"mentoring\""));
            assertThat(worlds.faults()).isEmpty();
        }
    }

    @Test
    void forbidden_instead_of_absent_shows_where_a_report_is_asked_for_by_its_id() {
        assertThat(leaking(Leak.inProgram("forbidden"))).containsExactly("GET /api/reports/{id}");
    }

    @Test
    void a_title_that_is_unique_across_circles_shows_where_the_same_title_is_published() {
        assertThat(leaking(Leak.inDatabase("create unique index on report (lower(title))")))
                .contains("POST /api/reports");
    }

    @Test
    void a_number_counted_across_desks_shows_on_a_text_of_ones_own() {
        assertThat(leaking(Leak.inDatabase(
                        "create sequence counted",
                        """
                        create function count_on() returns trigger language plpgsql security definer as
                        $$ begin new.version := nextval('vrank.counted'); return new; end $$
                        """,
                        "grant usage on sequence counted to vrank_owner",
                        "create trigger counted before insert on manuscript for each row execute function count_on()")))
                .contains("POST /api/manuscripts");
    }

    @Test
    void a_total_over_all_circles_shows_in_the_list() {
        assertThat(leaking(Leak.inProgram("total"))).contains("GET /api/reports");
    }

    @Test
    void a_tag_over_all_reports_shows_in_feeds_of_other_circles() {
        assertThat(leaking(Leak.inProgram("feed-tag"))).contains("GET /feeds/{token}", "GET /feeds/public");
    }

    /** The row of a child is refused by its foreign key where there is no parent, and by the wall where there is one. */
    @Test
    void a_foreign_key_tells_hidden_from_absent_where_a_child_refers_to_a_parent() {
        assertThat(leaking(Leak.inDatabase(
                        "create table wish (report_id uuid references report)",
                        "alter function vrank_withdraw(uuid, date, text) rename to vrank_withdraw_kept",
                        """
                        create function vrank_withdraw(which uuid, today date, because text) returns boolean
                            language plpgsql volatile security definer set search_path = vrank, pg_temp as $$
                        begin
                            insert into wish (report_id) values (which);
                            delete from wish where report_id = which;
                            return vrank_withdraw_kept(which, today, because);
                        end
                        $$
                        """,
                        "grant execute on function vrank_withdraw(uuid, date, text) to vrank_application")))
                .contains("POST /api/reports/{id}/withdrawal");
    }
}
